import _disk
import os as _os
from _disk import fspath as _fspath


# A path without the disk.
class PurePath:
    def __init__(self, *parts):
        whole = _os.path.join("", *map(_fspath, parts))
        self._root = "" if not whole.startswith("/") else "//" if whole.startswith("//") and whole[2:3] != "/" else "/"
        self._names = [name for name in whole.split("/") if name not in ("", ".")]

    # The same with other names.
    def _made(self, root, names):
        made = type(self)()
        made._root, made._names = root, names
        return made

    def __fspath__(self):
        return self._root + "/".join(self._names) or "."

    __str__ = as_posix = __fspath__

    def __repr__(self):
        return f"{type(self).__name__}({str(self)!r})"

    def __hash__(self):
        return hash(str(self))

    def _key(self):
        return [self._root + "/"[len(self._root):] if self._root else "", *self._names]

    def __eq__(self, other):
        return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, PurePath) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, PurePath) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, PurePath) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, PurePath) else NotImplemented

    def __truediv__(self, other):
        return type(self)(self, other) if isinstance(other, str) or hasattr(other, "__fspath__") else NotImplemented

    def __rtruediv__(self, other):
        return type(self)(other, self) if isinstance(other, str) else NotImplemented

    def joinpath(self, *others):
        return type(self)(self, *others)

    @property
    def root(self):
        return self._root

    anchor = root
    drive = ""

    @property
    def parts(self):
        return (self._root, *self._names) if self._root else tuple(self._names)

    @property
    def name(self):
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        at = self.name.rfind(".")
        return self.name[at:] if 0 < at < len(self.name) - 1 else ""

    @property
    def suffixes(self):
        return [] if self.name.endswith(".") else ["." + each for each in self.name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        return self.name[:len(self.name) - len(self.suffix)]

    @property
    def parent(self):
        return self._made(self._root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return tuple(self._made(self._root, self._names[:at]) for at in range(len(self._names) - 1, -1, -1))

    def is_absolute(self):
        return bool(self._root)

    def is_relative_to(self, *other):
        above = type(self)(*other)
        return self._root == above._root and self._names[:len(above._names)] == above._names

    def relative_to(self, *other):
        above = type(self)(*other)
        if not self.is_relative_to(above):
            raise ValueError(f"{str(self)!r} is not in the subpath of {str(above)!r} OR one path is relative and the other is absolute.")
        return self._made("", self._names[len(above._names):])

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._made(self._root, [*self._names[:-1], name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(self.stem + suffix)

    def match(self, pattern):
        wanted = type(self)(pattern)
        if not wanted._names:
            raise ValueError("empty pattern")
        parts = [_matches(name, each) for name, each in zip(reversed(self._names), reversed(wanted._names))]
        whole = not wanted._root or (self._root and len(self._names) == len(wanted._names))
        return bool(whole) and len(self._names) >= len(wanted._names) and all(parts)


PurePath.__name__ = PurePath.__qualname__ = "PurePosixPath"
PurePosixPath = PurePath


# Whether a name is as a pattern with * and ? has it.
def _matches(name, pattern):
    if "[" in pattern:
        raise NotImplementedError("patterns with [ are not there: use * and ?")
    if not pattern:
        return not name
    if pattern[0] == "*":
        return any(_matches(name[at:], pattern[1:]) for at in range(len(name) + 1))
    return bool(name) and pattern[0] in ("?", name[0]) and _matches(name[1:], pattern[1:])


class PosixPath(PurePath):
    @classmethod
    def cwd(cls):
        return cls(_disk.HOME)

    home = cwd

    def absolute(self):
        return type(self)(_disk.HOME, self)

    def resolve(self, strict=False):
        if strict:
            self.stat()
        return type(self)(_os.path.abspath(self))

    def expanduser(self):
        return type(self)(_os.path.expanduser(self))

    def exists(self):
        return _os.path.exists(self)

    def is_file(self):
        return _os.path.isfile(self)

    def is_dir(self):
        return _os.path.isdir(self)

    def is_symlink(self):
        return False

    def samefile(self, other):
        return _os.path.samefile(self, other)

    def stat(self, *, follow_symlinks=True):
        return _os.stat(self)

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self, mode, buffering, encoding, errors, newline)

    def read_bytes(self):
        with open(self, "rb") as file:
            return file.read()

    def read_text(self, encoding=None, errors=None):
        with open(self, "r", -1, encoding, errors) as file:
            return file.read()

    def write_bytes(self, data):
        with open(self, "wb") as file:
            return file.write(data)

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with open(self, "w", -1, encoding, errors, newline) as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        if not exist_ok or not self.exists():
            open(self, "a" if exist_ok else "x").close()

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            _os.mkdir(self)
        except FileNotFoundError:
            if not parents or self.parent == self:
                raise
            self.parent.mkdir(parents=True, exist_ok=True)
            self.mkdir(mode, False, exist_ok)
        except OSError:
            if not exist_ok or not self.is_dir():
                raise

    def rmdir(self):
        _os.rmdir(self)

    def unlink(self, missing_ok=False):
        try:
            _os.remove(self)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rename(self, target):
        _os.rename(self, target)
        return type(self)(target)

    replace = rename

    def iterdir(self):
        for name in _os.listdir(self):
            yield self / name

    def glob(self, pattern):
        wanted = type(self)(pattern)
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        if wanted._root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        yield from _found(self, wanted._names)

    def rglob(self, pattern):
        yield from self.glob(f"**/{pattern}")


# Below a folder, what the names of a pattern lead to, each once.
def _found(folder, names):
    if not names:
        yield folder
    elif names[0] == "**":
        seen = set()
        for top, _, _ in _os.walk(folder):
            for path in _found(PosixPath(top), names[1:]):
                if path not in seen and (names[1:] or path.is_dir()):
                    seen.add(path)
                    yield path
    elif folder.is_dir():
        for each in folder.iterdir():
            if _matches(each.name, names[0]) and (not names[1:] or each.is_dir()):
                yield from _found(each, names[1:])


# CPython's Path is a class above PosixPath, which it makes one of.
class Path(PosixPath):
    pass


Path.__name__ = Path.__qualname__ = "PosixPath"
PosixPath = Path
