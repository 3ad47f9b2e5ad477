import socket

IP = "127.0.0.1"
PORT = 8080

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((IP, PORT))
print("The server is configured!")

try:
    while True:
        print("Waiting for Clients to connect")
        msg, address = s.recvfrom(2048)
        print("A client has connected to the server!")
        print("Message received:", msg.decode())
        s.sendto(b"ECHO: " + msg + b"\n", address)
except KeyboardInterrupt:
    print("Server stopped by the user")
    s.close()
