# import socket
# ls = socket.socket()
# ls.listen()
