# Trying out what a socket is
IP = "127.0.0.1"
PORT = 8080

print("IP:", IP, "PORT:", PORT)
