import socket

IP = "127.0.0.1"
PORT = 8080

ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()
print("The server is configured!")
number = 0
try:
    while True:
        print("Waiting for Clients to connect")
        (cs, address) = ls.accept()
        number += 1
        print("CONNECTION {number}. Client IP,PORT: {address}")
        msg = cs.recv(2048).decode()
        print(f"Message received: {msg}")
        cs.send(f"ECHO: {msg}\n".encode())
        cs.close()
except KeyboardInterrupt:
    print("Server stopped by the user")
ls.close()
