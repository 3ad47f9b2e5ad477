# Opens a new listening port at each connection, and answers none.
# expect: failed: It
import socket
ls = socket.socket()
ls.bind(("127.0.0.1", 0))
ls.listen()
sockets = []
while True:
    sockets.append(ls.accept())
    sockets.append(ls)
    ls = socket.socket()
    ls.bind(("127.0.0.1", 0))
    ls.listen()
