"""Echo server 3."""
import socket

IP, PORT, LIMIT = "127.0.0.1", 8080, 5


def attend(number, client, address):
    print(f"CONNECTION {number}. Client IP,PORT: {address}")
    with client:
        message = client.recv(2048)
        print(f"Message received: {message.decode()}")
        client.sendall(b"ECHO: " + message + b"\n")
    return address


def main():
    addresses = []
    with socket.create_server((IP, PORT)) as server:
        print("The server is configured!")
        for number in range(1, LIMIT + 1):
            print("Waiting for Clients to connect")
            addresses.append(attend(number, *server.accept()))
    print("The following clients has connected to the server: ")
    for index, address in enumerate(addresses):
        print(f"Client {index}: {address}")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print("Server stopped by the user")
