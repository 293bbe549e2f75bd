import os as _os
from random import Random as _Random
from shutil import rmtree as _rmtree

tempdir = None
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789_"
# Names of processes do not collide, and a program that is run again draws the same ones.
_draw = _Random(_os.getpid())


def gettempdir():
    return "/tmp"


def gettempprefix():
    return "tmp"


# Makes something under a name that nothing has.
def _new(make, suffix, prefix, dir):
    while True:
        name = "".join(_draw.choices(_LETTERS, k=8))
        path = _os.path.join(dir or gettempdir(), (prefix or "tmp") + name + (suffix or ""))
        try:
            return path, make(path)
        except FileExistsError:
            pass


def mkdtemp(suffix=None, prefix=None, dir=None):
    return _new(_os.mkdir, suffix, prefix, dir)[0]


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def __enter__(self):
        return self.name

    def __exit__(self, *_):
        self.cleanup()

    def cleanup(self):
        if _os.path.exists(self.name):
            _rmtree(self.name)

    def __del__(self):
        self.cleanup()

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"


class _TemporaryFileWrapper:
    def __init__(self, file, name, delete):
        self.file, self.name, self.delete = file, name, delete

    def __getattr__(self, name):
        return getattr(self.file, name)

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, *_):
        self.close()

    def __iter__(self):
        return iter(self.file)

    def close(self):
        if not self.file.closed:
            self.file.close()
            if self.delete:
                _os.remove(self.name)

    def __del__(self):
        self.close()


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, delete=True, *, errors=None):
    # Nobody else may have it: so it is made first, and then opened as is wanted.
    name, file = _new(lambda path: open(path, "x"), suffix, prefix, dir)
    file.close()
    return _TemporaryFileWrapper(open(name, mode, buffering, encoding, errors, newline), name, delete)


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *, errors=None):
    name, file = _new(lambda path: open(path, "x"), suffix, prefix, dir)
    file.close()
    file = open(name, mode, buffering, encoding, errors, newline)
    # It lives on without a name.
    _os.remove(name)
    return file


class SpooledTemporaryFile:
    def __init__(self, *_, **__):
        raise NotImplementedError("SpooledTemporaryFile is not there: use io.BytesIO")
