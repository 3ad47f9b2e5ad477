import socket

i = 0
while True:
    s = socket.socket()
    s.connect(("127.0.0.1", 8080))
    s.send(f"Message {i}".encode())
    s.close()
