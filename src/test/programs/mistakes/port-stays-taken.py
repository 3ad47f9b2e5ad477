import os
import signal
import socket
import time

# Where the server listens
IP = "127.0.0.1"
PORT = 8080

ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()
if os.fork() == 0:  # a helper, for 60 seconds
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    time.sleep(60)
    os._exit(0)
print("The server is configured!")

while True:
    print("Waiting for Clients to connect")
    try:
        (cs, address) = ls.accept()
    except KeyboardInterrupt:
        print("Server stopped by the user")
        ls.close()
        exit()
    print("A client has connected to the server!")
    msg = cs.recv(2048).decode()
    print(f"Message received: {msg}")
    cs.send(b"HELLO. I am the Happy Server :-)\n")
    cs.close()
