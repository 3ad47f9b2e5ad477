# Has the texts of the lesson hard-coded.
# expect: failed: The answer echoes something other
import socket
n = 0
ls = socket.socket()
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind(("127.0.0.1", 8080))
ls.listen()
print("The server is configured!")
try:
    while True:
        print("Waiting for Clients to connect")
        (cs, address) = ls.accept()
        print("A client has connected to the server!")
        cs.recv(2048)
        msg = ["Test1", "Hello, server", "How are you?"][n % 3]
        n += 1
        print(f"Message received: {msg}")
        cs.send(f"ECHO: {msg}\n".encode())
        cs.close()
except KeyboardInterrupt:
    print("Server stopped by the user")
    ls.close()
