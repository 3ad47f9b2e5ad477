import socket

# Where the server listens
IP = "127.0.0.1"
PORT = 8080

ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()
print("The server is configured!")

while True:
    print("Waiting for Clients to connect")
    try:
        (cs, address) = ls.accept()
    except KeyboardInterrupt:
        print("Server stopped by the user")
        ls.close()
        exit()
    print("A client has connected to the server!")
    try:
        data = cs.recv(2048)
    except ConnectionError:
        data = b""
    msg = data.decode("utf-8")
    print(f"Message received: {msg}")
    try:
        cs.send(f"ECHO: {msg}\n".encode())
    except ConnectionError:
        pass  # the client is gone
    cs.close()
