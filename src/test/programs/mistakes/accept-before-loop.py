import socket

IP = "127.0.0.1"
PORT = 8080

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind((IP, PORT))
server.listen()
print("The server is configured!")
print("Waiting for Clients to connect")
(client, address) = server.accept()
print("A client has connected to the server!")

while True:
    msg = client.recv(2048).decode()
    print("Message received:", msg)
    client.send(("ECHO: " + msg + "\n").encode())
