"""The client: sends one message, and prints the answer."""
import socket
import sys

IP = "127.0.0.1"
PORT = 8080

if len(sys.argv) > 2:  # another server: python3 client.py 127.0.0.1 8081
    IP, PORT = sys.argv[1], int(sys.argv[2])


def talk(message):
    with socket.create_connection((IP, PORT), timeout=10) as server:
        server.sendall(message.encode())
        answer = b""
        # One recv returns what has arrived, perhaps only a part: read until the server closes
        while part := server.recv(2048):
            answer += part
    return answer.decode(errors="backslashreplace")


try:
    answer = talk("HELLO FROM THE CLIENT!!!")
except OSError as error:
    sys.exit(f"No answer from {IP}, port {PORT}: {error}")
print("MESSAGE FROM THE SERVER:\n")
print(answer)
