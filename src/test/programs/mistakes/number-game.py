import socket

# Where the server listens
IP = "127.0.0.1"
PORT = 8080

ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()
print("The server is configured!")
secret = 37
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
    print(f"CONNECTION {count}. Client IP,PORT: {address}")
    msg = cs.recv(2048).decode()
    print(f"Message received: {msg}")
    if not msg.isdigit():
        answer = "That is not a number"
    elif int(msg) < secret:
        answer = "Higher!"
    elif int(msg) > secret:
        answer = "Lower!"
    else:
        answer = f"YOU WON! The number was {secret}"
    cs.send(f"{answer}\n".encode())
    cs.close()
