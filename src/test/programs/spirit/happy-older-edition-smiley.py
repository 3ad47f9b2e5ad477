import socket

PORT = 8080
IP = "127.0.0.1"
MAX_REQUESTS = 5

serversocket = socket.socket()
serversocket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)

try:
    serversocket.bind((IP, PORT))
    serversocket.listen(MAX_REQUESTS)
    print("The server is configured!")

    while True:
        print("Waiting for Clients to connect")
        (clientsocket, address) = serversocket.accept()
        print("A client has connected to the server!")
        msg = clientsocket.recv(2048).decode("utf-8")
        print("Message received: " + msg)
        response = "Hi! I am a happy server :-)"
        clientsocket.send(response.encode())
        clientsocket.close()

except socket.error:
    print("Problems using port {}. Do you have permission?".format(PORT))

except KeyboardInterrupt:
    print("Server stopped by the user")
    serversocket.close()
