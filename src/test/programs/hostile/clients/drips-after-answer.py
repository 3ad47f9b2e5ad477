# Sends 5 bytes per second forever, also after the answer.
# expect: failed: It 
import socket, time
s = socket.socket()
s.connect(("127.0.0.1", 8080))
while True:
    s.send(b"Hello")
    time.sleep(1)
