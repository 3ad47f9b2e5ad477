import socket

IP = "127.0.0.1"
PORT = 8080

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind((IP, PORT))
listener.listen()
number = 0
try:
    while True:
        print(f"Waiting for connections at {IP}, {PORT} ")
        client, address = listener.accept()
        number += 1
        print(f"CONNECTION: {number}. From the IP: {address}")
        try:
            message = client.recv(2048)
            text = message.decode(errors="backslashreplace")
            print("Message from client:", text[:-1] if text.endswith("\n") else text)
            client.sendall(b"Hello from the teacher's server")
        except ConnectionError:
            pass  # the client is gone
        client.close()
except KeyboardInterrupt:
    print("Server stopped by the user")
listener.close()
