import posixpath as path
from posixpath import abspath as _abspath, join as _join, split as _split
import _disk
from _disk import disk as _at, error as _error, fspath, locate as _locate, names as _names
from _os import _exit, cpu_count, getpid, getppid

name = "posix"
sep, altsep, curdir, pardir, extsep, pathsep = "/", None, ".", "..", ".", ":"
linesep = "\n"
devnull = "/dev/null"
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
error = OSError


class PathLike:
    @classmethod
    def __subclasshook__(cls, kind):
        return hasattr(kind, "__fspath__") if cls is PathLike else NotImplemented


class stat_result:
    def __init__(self, node):
        self.st_mode = 0o40755 if node is True else 0o100644
        self.st_size = 4096 if node is True else len(node)


class DirEntry:
    def __init__(self, folder, name):
        self.name = name
        self.path = _join(folder, name)

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Entries:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._entries)

    def close(self):
        self._entries = iter(())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def getcwd():
    return _disk.HOME


def stat(path):
    node = _at(_locate(path))
    if node is None:
        raise _error(2, fspath(path))
    return stat_result(node)


def listdir(path="."):
    path = fspath(path)
    return _names(_locate(path), path)


def scandir(path="."):
    return _Entries([DirEntry(path, name) for name in listdir(path)])


def mkdir(path, mode=0o777):
    path = fspath(path)
    if not _disk.change(_locate(path, True), None, True):
        raise _error(17, path)


def makedirs(name, mode=0o777, exist_ok=False):
    name = fspath(name)
    above, last = _split(name.rstrip("/") or name)
    if above and last and not path.exists(above):
        makedirs(above, mode, True)
    try:
        mkdir(name)
    except FileExistsError:
        if not exist_ok or not path.isdir(name):
            raise


def remove(path):
    path = fspath(path)
    place = _locate(path)
    node = _at(place)
    if node is None or node is True:
        raise _error(2 if node is None else 21, path)
    _at(place, node, None)


unlink = remove


def rmdir(path):
    path = fspath(path)
    place = _locate(path)
    if path.rpartition("/")[2] == ".":
        raise _error(22, path)
    if _names(place, path):
        raise _error(39, path)
    _at(place, True, None)


def removedirs(name):
    rmdir(name)
    while name := _split(name.rstrip("/"))[0]:
        try:
            rmdir(name)
        except OSError:
            break


def rename(src, dst):
    names = src, dst = fspath(src), fspath(dst)
    names = src, None, dst
    try:
        old, new = _locate(src, True), _locate(dst, True)
    except OSError as wrong:
        raise _error(wrong.errno, *names) from None
    node, there = _at(old), _at(new)
    if node is None:
        raise _error(2, *names)
    if old == new:
        return
    if node is True:
        if new.startswith(old + "/"):
            raise _error(22, *names)
        if there is not None and there is not True:
            raise _error(20, *names)
        if there and _names(new, dst):
            raise _error(39, *names)
    elif there is True:
        raise _error(21, *names)
    # What is inside a folder goes with it; the new name is there before the old one goes.
    for each in [old, *(p for p in _at() if p.startswith(old + "/"))]:
        moved = _at(each)
        _at(new + each[len(old):], _at(new + each[len(old):]), moved)
        _at(each, moved, None)


replace = rename


def walk(top, topdown=True, onerror=None, followlinks=False):
    try:
        inside = listdir(top)
    except OSError as wrong:
        if onerror is not None:
            onerror(wrong)
        return
    folders = [each for each in inside if path.isdir(_join(top, each))]
    here = top, folders, [each for each in inside if each not in folders]
    if topdown:
        yield here
    for each in folders:
        yield from walk(_join(top, each), topdown, onerror)
    if not topdown:
        yield here
