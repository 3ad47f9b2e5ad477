import socket

for i in range(5):
    message = "Message {i}"
    s = socket.socket()
    s.connect(("127.0.0.1", 8080))
    print("To Server:", message)
    s.send(message.encode())
    print("From Server:", s.recv(2048).decode())
    s.close()
