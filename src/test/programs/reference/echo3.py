import socket

IP = "127.0.0.1"
PORT = 8080

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind((IP, PORT))
listener.listen()
print("The server is configured!")
addresses = []
try:
    while len(addresses) < 5:
        print("Waiting for Clients to connect")
        client, address = listener.accept()
        addresses.append(address)
        print(f"CONNECTION {len(addresses)}. Client IP,PORT: {address}")
        try:
            message = client.recv(2048)
            text = message.decode(errors="backslashreplace")
            print("Message received:", text[:-1] if text.endswith("\n") else text)
            client.sendall(b"ECHO: " + message + b"\n")
        except ConnectionError:
            pass  # the client is gone
        client.close()
    print("The following clients has connected to the server: ")
    for index, address in enumerate(addresses):
        print(f"Client {index}: {address}")
except KeyboardInterrupt:
    print("Server stopped by the user")
listener.close()
