import socket

IP = "127.0.0.1"
PORT = 8080

ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()
print("The server is configured!")
clients = []
number = 0
while number < 5:
    print("Waiting for Clients to connect")
    (cs, address) = ls.accept()
    clients.append(address[1])
    number += 1
    print(f"CONNECTION {number}. Client IP,PORT: {address}")
    msg = cs.recv(2048).decode()
    print(f"Message received: {msg}")
    cs.send(f"ECHO: {msg}\n".encode())
    cs.close()
print("The following clients has connected to the server: ")
for i, client in enumerate(clients):
    print(f"Client {i}: {client}")
ls.close()
