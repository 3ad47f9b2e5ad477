import socket
import time

# Where the server listens
IP = "127.0.0.1"
PORT = 8080

ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()
print("The server is configured!")

count = 0
while True:
    print("Waiting for Clients to connect")
    try:
        (cs, address) = ls.accept()
    except KeyboardInterrupt:
        print("Server stopped by the user")
        ls.close()
        exit()
    count += 1
    msg = cs.recv(2048).decode()
    cs.send(f"ECHO: {msg}\n".encode())
    cs.close()
    if count == 2:
        time.sleep(0.2)
    print(f"CONNECTION {count}")
    print(f"Message received: {msg}")
