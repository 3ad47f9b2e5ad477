# Sends one byte every 0.2 s forever.
# expect: failed: It was still sending at the deadline
import socket, time
s = socket.socket()
s.connect(("127.0.0.1", 8080))
while True:
    s.send(b"H")
    time.sleep(0.2)
