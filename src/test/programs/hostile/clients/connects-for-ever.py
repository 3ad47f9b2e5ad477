# Connects again and again.
# expect: failed: It connected more than 100 times
import socket
while True:
    s = socket.socket()
    s.connect(("127.0.0.1", 8080))
    s.send(b"Hello")
    print(s.recv(2048).decode())
    s.close()
