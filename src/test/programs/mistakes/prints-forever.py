import time

end = time.time() + 60
while time.time() < end:
    print("The server is configured! Waiting for Clients to connect " * 10)
