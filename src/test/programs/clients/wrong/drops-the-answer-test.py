import socket


def talk(message):
    s = socket.socket()
    s.connect(("127.0.0.1", 8080))
    print(f"To Server: {message}")
    s.send(message.encode())
    answer = s.recv(2048).decode()
    s.close()
    return answer


for i in range(5):
    talk(f"Message {i}")
