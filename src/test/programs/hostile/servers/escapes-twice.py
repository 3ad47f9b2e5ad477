# Leaves a process behind whose parents ended at once, without an environment, in a session of its own.
# expect: failed: It ended
import os
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.closerange(0, 100)
            os.execve("/bin/sleep", ["hostile-sleep", "60"], {})
    os._exit(0)
os._exit(0)
