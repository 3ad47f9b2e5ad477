import socket
import time

IP = "127.0.0.1"
PORT = 8080

server = socket.socket()
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind((IP, PORT))
server.listen()
print("The server is configured!")

while True:
    print("Waiting for Clients to connect")
    time.sleep(5)
