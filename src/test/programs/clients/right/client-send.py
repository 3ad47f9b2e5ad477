import socket

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(("127.0.0.1", 8080))
s.send(str.encode("HELLO FROM THE CLIENT!!!"))
s.close()
