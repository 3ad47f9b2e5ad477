# Binds its port again and again.
# expect: failed: It
import socket, time
while True:
    ls = socket.socket()
    ls.bind(("127.0.0.1", 0))
    ls.listen()
    time.sleep(0.05)
    ls.close()
