import socket

try:
    s = socket.create_connection(("localhost", 8080), 5)
    s.sendall(b"HELLO FROM THE CLIENT!!!")
    print("MESSAGE FROM THE SERVER:\n")
    print(str(s.recv(2048), "utf-8", errors="ignore"))
    s.close()
except ConnectionRefusedError:
    print("Cannot connect to the server, is it running?")
