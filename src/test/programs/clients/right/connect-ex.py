import socket

# The server
IP = "127.0.0.1"
PORT = 8080

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
if s.connect_ex((IP, PORT)) != 0:
    print("The server is not there")
    exit(1)
s.send("HELLO FROM THE CLIENT!!!".encode())
msg = s.recv(2048)
print("MESSAGE FROM THE SERVER:\n")
print(msg.decode("utf-8"))
s.close()
