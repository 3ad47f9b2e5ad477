import socket

# The server
IP = "192.0.2.10"
PORT = 8080

for i in range(5):
    msg = f"Message {i}"
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect((IP, PORT))
    print(f"To Server: {msg}")
    s.send(msg.encode())
    answer = s.recv(2048).decode()
    s.close()
    print(f"From Server: {answer}")
