# Ends with an error whose text wraps into a line with a command for CI.
# expect: failed: It ended
class E(Exception):
    pass


raise E("x" * 48 + " ::stop-commands::pwn " + "y" * 60)
