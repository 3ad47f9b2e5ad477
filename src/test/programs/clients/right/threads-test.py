import socket
import threading

IP = "127.0.0.1"
PORT = 8080


def talk(number):
    with socket.create_connection((IP, PORT)) as s:
        s.sendall(f"Message {number}".encode())
        answer = s.recv(2048).decode()
    print(f"To Server: Message {number}\nFrom Server: {answer}\n", end="")


threads = [threading.Thread(target=talk, args=(n,)) for n in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
