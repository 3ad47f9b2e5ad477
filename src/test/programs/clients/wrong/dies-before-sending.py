import socket

s = socket.socket()
s.connect(("127.0.0.1", 8080))
s.send(mesage.encode())
print(s.recv(2048).decode())
s.close()
