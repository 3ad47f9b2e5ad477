import socket

# The server
IP = "127.0.0.1"
PORT = 8080

for i in range(5):
    msg = f"Message {i}"
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect((IP, PORT))
    s.send(msg.encode())
    answer = s.recv(2048).decode()
    s.close()
    print(f"From Server: {answer}")
