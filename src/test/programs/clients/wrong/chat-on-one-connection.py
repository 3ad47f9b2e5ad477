import socket

s = socket.socket()
s.connect(("127.0.0.1", 8080))
while True:
    s.send(input("Message to send: ").encode())
