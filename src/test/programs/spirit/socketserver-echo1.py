import socketserver


class Echo(socketserver.BaseRequestHandler):
    def handle(self):
        print("A client has connected to the server!")
        message = self.request.recv(2048)
        print("Message received:", message.decode())
        self.request.sendall(b"ECHO: " + message + b"\n")


socketserver.TCPServer.allow_reuse_address = True
with socketserver.TCPServer(("127.0.0.1", 8080), Echo) as server:
    print("The server is configured!")
    print("Waiting for Clients to connect")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        print("Server stopped by the user")
