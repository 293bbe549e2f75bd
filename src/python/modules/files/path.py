from _disk import HOME as _HOME, find as _find, fspath as _fspath, error as _error, locate as _locate

sep = "/"
altsep = None
curdir, pardir, extsep, pathsep = ".", "..", ".", ":"


def join(path, *more):
    for part in path, *more:
        if not isinstance(part, (str, bytes)) and not hasattr(part, "__fspath__"):
            raise TypeError(f"join() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}")
    whole = _fspath(path)
    for part in map(_fspath, more):
        if part.startswith("/"):
            whole = part
        else:
            whole += part if not whole or whole.endswith("/") else "/" + part
    return whole


def split(path):
    path = _fspath(path)
    at = path.rfind("/") + 1
    head = path[:at]
    return (head.rstrip("/") or head), path[at:]


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = _fspath(path)
    name = path[path.rfind("/") + 1:]
    # Dots at its beginning only hide a file.
    stem, dot, ending = name.rpartition(".")
    if not dot or not stem.strip("."):
        return path, ""
    return path[:-len(ending) - 1], dot + ending


def isabs(path):
    return _fspath(path).startswith("/")


def normpath(path):
    path = _fspath(path)
    root = "" if not path.startswith("/") else "//" if path.startswith("//") and not path.startswith("///") else "/"
    kept = []
    for part in path.split("/"):
        if part == ".." and (kept and kept[-1] != ".." or root):
            kept[-1:] = []
        elif part not in ("", "."):
            kept.append(part)
    return root + "/".join(kept) or "."


def abspath(path):
    return normpath(join(_HOME, path))


# No path here is a link.
realpath = abspath


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    to, come = ([part for part in abspath(each).split("/") if part] for each in (path, start))
    same = 0
    while same < min(len(to), len(come)) and to[same] == come[same]:
        same += 1
    return "/".join([".."] * (len(come) - same) + to[same:]) or "."


def commonprefix(paths):
    if not paths:
        return ""
    least, most = min(paths), max(paths)
    for at, letter in enumerate(least):
        if letter != most[at]:
            return least[:at]
    return least


def expanduser(path):
    path = _fspath(path)
    return _HOME + path[1:] if path == "~" or path.startswith("~/") else path


def exists(path):
    return _find(path) is not None


lexists = exists


def isfile(path):
    return isinstance(_find(path), bytearray)


def isdir(path):
    return _find(path) is True


def islink(path):
    return False


def samefile(one, other):
    return _locate(one) == _locate(other)


def getsize(path):
    node = _find(path)
    if node is None:
        _locate(path)
        raise _error(2, path)
    return 4096 if node is True else len(node)
