"""Exercise 4: talks five times, each time on a new connection."""
import socket
import sys

IP = "127.0.0.1"
PORT = 8080

if len(sys.argv) > 2:  # another server: python3 client-test.py 127.0.0.1 8081
    IP, PORT = sys.argv[1], int(sys.argv[2])


def talk(message):
    with socket.create_connection((IP, PORT), timeout=10) as server:
        server.sendall(message.encode())
        answer = b""
        # One recv returns what has arrived, perhaps only a part: read until the server closes
        while part := server.recv(2048):
            answer += part
    return answer.decode(errors="backslashreplace")


for number in range(5):
    message = f"Message {number}"
    print(f"To Server: {message}")
    try:
        answer = talk(message)
    except OSError as error:
        sys.exit(f"No answer from {IP}, port {PORT}: {error}")
    print(f"From Server: {answer}")
