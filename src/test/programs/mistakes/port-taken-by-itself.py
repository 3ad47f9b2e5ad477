import socket

IP = "127.0.0.1"
PORT = 8080

# Create the sockets
ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()
cs = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
cs.bind((IP, PORT))
cs.listen()
print("The server is configured!")

while True:
    print("Waiting for Clients to connect")
    (cs, address) = ls.accept()
    print("A client has connected to the server!")
    msg = cs.recv(2048).decode()
    print("Message received:", msg)
    cs.send(("ECHO: " + msg + "\n").encode())
    cs.close()
