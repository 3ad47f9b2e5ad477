# Leaves a process with an empty environment and a session of its own behind, which takes the port.
# expect: failed: It 
import subprocess, sys
CHILD = """# hostile-child
import socket, time
time.sleep(0.5)
ls = socket.socket()
ls.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
ls.bind(("127.0.0.1", 8080))
ls.listen()
time.sleep(60)
"""
nothing = subprocess.DEVNULL
subprocess.Popen([sys.executable, "-S", "-c", CHILD], env={}, start_new_session=True, cwd="/", stdin=nothing,
                 stdout=nothing, stderr=nothing)
raise SystemExit
