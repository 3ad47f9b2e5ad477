import socket
import threading

IP = "127.0.0.1"
PORT = 8080


def attend(cs):
    msg = cs.recv(2048).decode()
    print(f"Message received: {msg}")
    cs.send(f"ECHO: {msg}\n".encode())
    cs.close()


ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()
print("The server is configured!")
count = 0

try:
    while True:
        print("Waiting for Clients to connect")
        cs, address = ls.accept()
        count += 1
        print(f"CONNECTION {count}. Client IP,PORT: {address}")
        threading.Thread(target=attend, args=(cs,), daemon=True).start()
except KeyboardInterrupt:
    print("Server stopped by the user")
ls.close()
