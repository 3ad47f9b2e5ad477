import socket

IP = "127.0.0.1"
PORT = 8080

ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()
print("The server is configured!")
try:
    while True:
        print("Waiting for Clients to connect")
        (cs, address) = ls.accept()
        print("A client has connected to the server!")
        buffer = bytearray(2048)
        length = cs.recv_into(buffer)
        print(f"Message received: {buffer[:length].decode()}")
        cs.send(b"\x01\x02ECHO: " + buffer[:length] + b"\n\x7f")
        cs.close()
except KeyboardInterrupt:
    print("Server stopped by the user")
ls.close()
