# Sends 5 bytes, pauses, and so on forever.
# expect: failed: It was still sending at the deadline
import socket, time
s = socket.socket()
s.connect(("127.0.0.1", 8080))
while True:
    s.send(b"Hello")
    time.sleep(0.25)
