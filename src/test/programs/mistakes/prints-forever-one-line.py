import sys
import time

end = time.time() + 60
while time.time() < end:
    sys.stdout.write("." * 1000)
