import socket

IP = "127.0.0.1"
PORT = 8080
count = 0


def attend(cs, address):
    count += 1
    print(f"CONNECTION {count}. Client IP,PORT: {address}")
    msg = cs.recv(2048).decode()
    print(f"Message received: {msg}")
    cs.send(f"ECHO: {msg}\n".encode())
    cs.close()


ls = socket.socket()
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()
print("The server is configured!")

try:
    while True:
        print("Waiting for Clients to connect")
        cs, address = ls.accept()
        attend(cs, address)
except KeyboardInterrupt:
    print("Server stopped by the user")
    ls.close()
