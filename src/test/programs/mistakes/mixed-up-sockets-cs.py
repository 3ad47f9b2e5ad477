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

    number = 0
    while True:
        print("Waiting for Clients to connect")
        (clientsocket, address) = serversocket.accept()
        number = number + 1
        print("CONNECTION {}. Client IP,PORT: {}".format(number, address))
        msg = clientsocket.recv(2048).decode("utf-8")
        print("Message received: " + msg)
        response = "ECHO: " + msg + "\n"
        clientsocket.send(response.encode())
        cs.close()

except socket.error:
    print("Problems using port {}. Do you have permission?".format(PORT))

except KeyboardInterrupt:
    print("Server stopped by the user")
    serversocket.close()
