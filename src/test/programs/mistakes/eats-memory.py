import time

BLOCK = 64 * 1024 * 1024
blocks = []

while len(blocks) < 48:  # 3 GB
    blocks.append(b"x" * BLOCK)
    time.sleep(0.05)

time.sleep(60)
print("The server is configured!")
