"""Notes what a program that is checked does with its sockets, for Python 3.8 and later.

Nothing is changed, unless CHECKED_PROGRAM_LOOPBACK is set: addresses are then replaced by
this machine's own, and ports by a free one or the one to connect to.

Nothing is imported that Python has not imported before: a file of the program's own that
has the name of a module of Python's must hide that module as it always does.
"""
import os
import sys

_FILE = os.environ.get("CHECKED_PROGRAM_NOTES")
_LOOPBACK = "CHECKED_PROGRAM_LOOPBACK" in os.environ
_PORT = os.environ.get("CHECKED_PROGRAM_PORT")
_BLANKS = {ord("\t"): " ", ord("\n"): " ", ord("\r"): " "}
_left = [1000]
_bound = []


def _note(*fields):
    if _left[0] > 0:
        _left[0] -= 1
        line = "\t".join(str(field).translate(_BLANKS) for field in fields) + "\n"
        # Nothing that the program puts in the place of the notes may stop it here.
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
        notes = os.open(_FILE, flags, 0o600)
        try:
            os.write(notes, line.encode("utf-8", "backslashreplace"))
        finally:
            os.close(notes)


def _is_address(address):
    return isinstance(address, tuple) and len(address) >= 2


def _observe(event, arguments):
    try:
        if event == "socket.bind" and _is_address(arguments[1]):
            sockets = sys.modules["_socket"]
            reuse = arguments[0].getsockopt(sockets.SOL_SOCKET, sockets.SO_REUSEADDR)
            _note("bind", arguments[1][0], arguments[1][1], int(reuse != 0))
            _bound.append(True)
        elif event == "socket.connect" and _is_address(arguments[1]):
            _note("connect", arguments[1][0], arguments[1][1])
        elif event == "socket.__new__" and _bound:
            _note("socket")
            _bound.clear()
    except Exception:
        pass


class _Loopback:
    """Has the addresses of the module socket replaced once it is loaded."""

    def find_spec(self, name, path=None, target=None):
        if name != "socket":
            return None
        sys.meta_path.remove(self)
        for finder in sys.meta_path:
            find = getattr(finder, "find_spec", None)
            spec = find(name, path, target) if find else None
            if spec is not None:
                self._replace_after(spec.loader)
                return spec
        return None

    def _replace_after(self, loader):
        load = getattr(loader, "exec_module", None)

        def exec_module(module):
            load(module)
            _replace(module)

        try:
            loader.exec_module = exec_module
        except AttributeError:
            pass


def _replace(module):
    sockets = getattr(module, "socket", None)
    if not isinstance(sockets, type) or not hasattr(sockets, "connect_ex"):
        return

    def replace(name, port):
        original = getattr(sockets, name)

        def call(self, *arguments):
            if len(arguments) == 1 and _is_replaceable(arguments[0]):
                address = arguments[0]
                host = "::1" if self.family == module.AF_INET6 else "127.0.0.1"
                try:
                    _note("replaced", address[0], address[1])
                except Exception:
                    pass
                arguments = ((host, int(port)) + address[2:],)
            return original(self, *arguments)

        call.__name__ = name
        setattr(sockets, name, call)

    replace("bind", 0)
    if _PORT is not None:
        replace("connect", _PORT)
        replace("connect_ex", _PORT)


def _is_replaceable(address):
    """A mistake in an address stays what it is."""
    return (_is_address(address) and isinstance(address[0], (str, bytes, bytearray))
            and isinstance(address[1], int) and 0 <= address[1] <= 65535)


def _load_next():
    """Loads the sitecustomize that this one hides."""
    from _frozen_importlib import module_from_spec
    from _frozen_importlib_external import PathFinder
    here = os.path.dirname(os.path.abspath(__file__))
    sys.path[:] = [path for path in sys.path if os.path.abspath(path) != here]
    spec = PathFinder.find_spec("sitecustomize", sys.path)
    if spec is not None and spec.loader is not None:
        spec.loader.exec_module(module_from_spec(spec))


if _FILE and sys.version_info >= (3,):
    if hasattr(sys, "addaudithook"):
        sys.addaudithook(_observe)
    if _LOOPBACK and "socket" in sys.modules:
        _replace(sys.modules["socket"])
    elif _LOOPBACK:
        sys.meta_path.insert(0, _Loopback())
    _load_next()
