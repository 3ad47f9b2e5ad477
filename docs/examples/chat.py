"""The chat: sends each line on a new connection, and shows the answer."""
import socket
import sys

IP = "127.0.0.1"
PORT = 8080

if len(sys.argv) > 2:  # another server: python3 chat.py 127.0.0.1 8081
    IP, PORT = sys.argv[1], int(sys.argv[2])


def talk(message):
    with socket.create_connection((IP, PORT), timeout=10) as server:
        server.sendall(message.encode())
        if not message:
            server.shutdown(socket.SHUT_WR)  # nothing was sent: tell the server that nothing will come
        answer = b""
        # One recv returns what has arrived, perhaps only a part: read until the server closes
        while part := server.recv(2048):
            answer += part
    return answer.decode(errors="backslashreplace")


while True:
    try:
        message = input("Message to send: ")
    except EOFError:  # Ctrl-D, or the end of a file
        print()
        break
    try:
        print(talk(message).removesuffix("\n"))  # print adds the line end
    except OSError as error:
        print(f"No answer from {IP}, port {PORT}: {error}", file=sys.stderr)
