"""Echo server, exercise 2: numbers the connections, and prints who connects."""
import socket
import sys

IP = "127.0.0.1"  # only this machine can connect; with "0.0.0.0" others can, too
PORT = 8080

if len(sys.argv) > 1:  # another port: python3 echo-server2.py 8081
    PORT = int(sys.argv[1])


def attend(client):
    with client:  # closes the connection at the end: that tells the client that the answer is complete
        message = client.recv(2048)  # waits until bytes arrive, and takes what is there, 2048 at most
        # Bytes that are not UTF-8 are shown as \xff; a line end at the end is left out: print adds one
        text = message.decode(errors="backslashreplace").removesuffix("\n")
        print(f"Message received: {text}")
        client.sendall(b"ECHO: " + message + b"\n")


listener = socket.socket()
# Without this the port can stay taken for a minute after the server has ended
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
try:
    listener.bind((IP, PORT))
    listener.listen()
except OSError as error:
    sys.exit(f"Problems using port {PORT}: {error.strerror}\nEnd what uses it, or choose another port.")

try:
    print("The server is configured!")
    number = 0
    while True:
        print("Waiting for Clients to connect")
        client, address = listener.accept()  # address is that of the client: (IP, port)
        number += 1
        print(f"CONNECTION {number}. Client IP,PORT: {address}")
        try:
            attend(client)
        except ConnectionError:
            pass  # this client is gone; continue with the next one
except KeyboardInterrupt:  # Ctrl-C
    print("Server stopped by the user")
listener.close()
