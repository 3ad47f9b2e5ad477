# Answers one byte after another, forever.
# expect: failed: The answer was still coming at the deadline
import socket, time
ls = socket.socket()
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind(("127.0.0.1", 8080))
ls.listen()
while True:
    (cs, address) = ls.accept()
    cs.recv(2048)
    try:
        while True:
            cs.send(b"E")
            time.sleep(0.2)
    except OSError:
        cs.close()
