import select
import socket

# Configure the Server's IP and PORT
IP = "127.0.0.1"
PORT = 8080

ls = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind((IP, PORT))
ls.listen()

print("The server is configured!")
print("Waiting for Clients to connect")
select.select([ls], [], [])
ls.close()
