import socket

# The server
IP = "127.0.0.1"
PORT = 8080

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect((IP, PORT))
for i in range(5):
    msg = f"Message {i}"
    print(f"To Server: {msg}")
    s.send(msg.encode())
    answer = s.recv(2048).decode()
    print(f"From Server: {answer}")
s.close()
