import socket

IP = "127.0.0.1"
PORT = 8080


def talk(message):
    server = socket.socket()
    server.connect((IP, PORT))
    server.sendall(message.encode())
    answer = b""
    while True:
        part = server.recv(2048)
        if not part:
            break
        answer += part
    server.close()
    return answer.decode(errors="backslashreplace")


print("MESSAGE FROM THE SERVER:\n")
print(talk("HELLO FROM THE CLIENT!!!"))
