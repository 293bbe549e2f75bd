import os as _os
from _disk import fspath as _fspath


class Error(OSError):
    pass


class SameFileError(Error):
    pass


def copyfileobj(fsrc, fdst, length=0):
    while part := fsrc.read(length or 65536):
        fdst.write(part)


def copyfile(src, dst, *, follow_symlinks=True):
    if _os.path.exists(src) and _os.path.exists(dst) and _os.path.samefile(src, dst):
        raise SameFileError(f"{src!r} and {dst!r} are the same file")
    with open(src, "rb") as given, open(dst, "wb") as file:
        copyfileobj(given, file)
    return dst


def copy(src, dst, *, follow_symlinks=True):
    if _os.path.isdir(dst):
        dst = _os.path.join(dst, _os.path.basename(src))
    return copyfile(src, dst)


copy2 = copy


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False, dirs_exist_ok=False):
    names = _os.listdir(src)
    left = ignore(_fspath(src), names) if ignore is not None else ()
    _os.makedirs(dst, exist_ok=dirs_exist_ok)
    for name in names:
        if name in left:
            continue
        old, new = _os.path.join(src, name), _os.path.join(dst, name)
        if _os.path.isdir(old):
            copytree(old, new, symlinks, ignore, copy_function, False, dirs_exist_ok)
        else:
            copy_function(old, new)
    return dst


def rmtree(path, ignore_errors=False, onerror=None):
    try:
        names = _os.listdir(path)
        for name in names:
            inside = _os.path.join(path, name)
            if _os.path.isdir(inside):
                rmtree(inside, ignore_errors, onerror)
            else:
                _os.remove(inside)
        _os.rmdir(path)
    except OSError:
        if onerror is not None:
            raise NotImplementedError("rmtree() with onerror is not there: catch OSError") from None
        if not ignore_errors:
            raise


def move(src, dst, copy_function=copy2):
    to = dst
    if _os.path.isdir(dst) and not _os.path.samefile(src, dst):
        to = _os.path.join(dst, _os.path.basename(_fspath(src).rstrip("/")))
        if _os.path.exists(to):
            raise Error(f"Destination path '{to}' already exists")
    _os.rename(src, to)
    return to
