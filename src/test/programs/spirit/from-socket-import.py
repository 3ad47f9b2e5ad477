from socket import AF_INET, SOCK_STREAM, SO_REUSEADDR, SOL_SOCKET, socket

address = ("127.0.0.1", 8080)

server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(address)
server.listen(1)
print("The server is configured!")

try:
    while True:
        print("Waiting for Clients to connect")
        client, _ = server.accept()
        print("A client has connected to the server!")
        message = client.recv(2048)
        print("Message received:", message.decode())
        client.send(b"ECHO: " + message + b"\n")
        client.close()
except KeyboardInterrupt:
    print("Server stopped by the user")
    server.close()
