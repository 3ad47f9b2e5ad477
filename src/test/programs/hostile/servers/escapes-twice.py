# Leaves a process behind whose parent and grandparent have ended.
# expect: failed: It ended
import os, time
if os.fork() == 0:
    os.setsid()
    time.sleep(0.1)
    if os.fork() == 0:
        os.setsid()
        os.closerange(0, 100)
        os.execve("/bin/sleep", ["sleep", "60"], {})
    time.sleep(0.1)
    os._exit(0)
time.sleep(0.5)
raise SystemExit
