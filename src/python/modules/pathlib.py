# Names of files, of which there are none here.


class Path:
    def __init__(self, *parts):
        whole = ""
        for part in map(str, parts):
            whole = part if part.startswith("/") else f"{whole}/{part}" if whole else part
        self._path = whole or "."

    def __truediv__(self, other):
        return Path(self._path, other)

    def __str__(self):
        return self._path

    def __repr__(self):
        return f"PosixPath({self._path!r})"

    def __eq__(self, other):
        return self._path == other._path if isinstance(other, Path) else NotImplemented

    def __hash__(self):
        return hash(self._path)

    @property
    def name(self):
        return self._path.rpartition("/")[2]

    def exists(self):
        return False

    is_file = is_dir = exists

    def read_text(self, encoding=None):
        raise FileNotFoundError(2, "No such file or directory", self._path)

    def write_text(self, data, encoding=None):
        raise PermissionError(13, "Permission denied", self._path)
