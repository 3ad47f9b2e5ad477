import socket


def send(message):
    s = socket.socket()
    s.connect(("127.0.0.1", 8080))
    s.send(message.encode())
    s.close()


while True:
    input("Message to send: ")
    send("Hello")
