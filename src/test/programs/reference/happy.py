import socket

IP = "127.0.0.1"
PORT = 8080

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind((IP, PORT))
listener.listen()
print("The server is configured!")
try:
    while True:
        print("Waiting for Clients to connect")
        client, address = listener.accept()
        print("A client has connected to the server!")
        try:
            message = client.recv(2048)
            text = message.decode(errors="backslashreplace")
            print("Message received:", text[:-1] if text.endswith("\n") else text)
            client.sendall(b"HELLO. I am the Happy Server :-)\n")
        except ConnectionError:
            pass  # the client is gone
        client.close()
except KeyboardInterrupt:
    print("Server stopped by the user")
listener.close()
