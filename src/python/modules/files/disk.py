# What all that works with files is made of. The disk has a bytearray for each file and True for each folder, by their paths from the
# root; it is shared by the processes of a program, and nothing of it outlasts the run.
from _os import disk

HOME = "/home"
_WORDS = {2: "No such file or directory", 17: "File exists", 20: "Not a directory", 21: "Is a directory", 22: "Invalid argument",
          39: "Directory not empty"}


def error(number, *names):
    return OSError(number, _WORDS[number], *names)


def fspath(path):
    if isinstance(path, str):
        return path
    if hasattr(path, "__fspath__"):
        return path.__fspath__()
    if isinstance(path, bytes):
        raise NotImplementedError("paths of bytes are not there: use a str")
    raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")


# The path from the root. Each folder on the way has to be there.
def locate(path, bare=False):
    path = given = fspath(path)
    if "\0" in path:
        raise ValueError("embedded null byte")
    if bare:
        path = path.rstrip("/") or path[:1]
    if not path:
        raise error(2, given)
    here = "/" if path[0] == "/" else HOME
    for part in path.lstrip("/").split("/") if path.strip("/") else ():
        above = disk(here)
        if above is not True:
            raise error(2 if above is None else 20, given)
        if part == "..":
            here = here.rpartition("/")[0] or "/"
        elif part not in ("", "."):
            here = here.rstrip("/") + "/" + part
    if path.endswith(("/", "/.")) and isinstance(disk(here), bytearray):
        raise error(20, given)
    return here


# What is at a path, or None.
def find(path):
    try:
        return disk(locate(path))
    except OSError:
        return None


def names(path, given):
    node = disk(path)
    if node is not True:
        raise error(2 if node is None else 20, given)
    begin = path.rstrip("/") + "/"
    inside = [each[len(begin):] for each in disk() if each != "/" and each.startswith(begin)]
    return sorted(name for name in inside if "/" not in name)


def change(path, old, new):
    return disk(path, old, new) is old
