# Listens on 900 ports, and answers at none.
# expect: failed: It
import socket, time
sockets = [socket.create_server(("127.0.0.1", 0)) for i in range(900)]
time.sleep(60)
