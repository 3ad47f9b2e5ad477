"""The lesson's echo server in plain Python: one client at a time."""

import socket
import sys

listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", int(sys.argv[1])))
listener.listen(1024)
print("The server is configured!")

while True:
    print("Waiting for Clients to connect")
    client, address = listener.accept()
    print("A client has connected to the server!")
    with client:
        try:
            message = client.recv(2048).decode()
            print(f"Message received: {message}")
            client.send(f"ECHO: {message}\n".encode())
        except ConnectionError:
            # A measurement that ends may leave a client without its answer.
            pass
