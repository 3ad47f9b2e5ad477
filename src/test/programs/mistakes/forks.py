import os
import time

# One server for each client... at most 20 of them, for 30 seconds
for n in range(20):
    if os.fork() == 0:
        time.sleep(30)
        os._exit(0)

print("The servers are configured!")
time.sleep(30)
