# Does what the exercise asks.
# expect: passed
import socket
s = socket.socket()
s.connect(("127.0.0.1", 8080))
s.send("Hello from the client".encode())
print(s.recv(2048).decode())
s.close()
