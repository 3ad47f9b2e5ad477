import time

n = 0
end = time.time() + 120
while n < 10 and time.time() < end:
    time.sleep(0.1)
    # n should have been increased here

print("The server is configured!")
