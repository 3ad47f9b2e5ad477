# Has the name of a module that others import.
# expect: failed: It ended
raise RuntimeError("Not the module logging")
