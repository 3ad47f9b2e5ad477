import socket

# Where the server listens
IP = "127.0.0.1"
PORT = 8080

ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()

count = 0
while True:
    print(f"Waiting for connections at {IP}, {PORT} ")
    try:
        (cs, address) = ls.accept()
    except KeyboardInterrupt:
        print("Server stopped by the user")
        ls.close()
        exit()
    count += 1
    print(f"CONNECTION: {count}. From the IP: {address}")
    msg = cs.recv(2048).decode()
    print(f"Message from client: {msg}")
    cs.send(b"\n\nHello from the teacher's server\n\n")
    cs.close()
