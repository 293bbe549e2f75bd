def _opened(path, mode):
    name = _disk.fspath(path)
    if name == "/dev/null":
        return bytearray()
    place = _disk.locate(name)
    node = _disk.disk(place)
    if node is True or node is None and name.endswith("/"):
        raise _disk.error(17 if mode == "x" else 21, name)
    if node is None:
        if mode == "r":
            raise _disk.error(2, name)
        node = bytearray()
        # Another thread may have been faster.
        if not _disk.change(place, None, node):
            return _opened(path, mode)
    elif mode == "x":
        raise _disk.error(17, name)
    elif mode == "w":
        node.clear()
    return node


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if isinstance(file, int):
        raise NotImplementedError("open() of a number is not there: name the file by a str")
    path = _disk.fspath(file)
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    letters = set(mode)
    if letters - set("rwxabt+") or len(letters) < len(mode):
        raise ValueError(f"invalid mode: {mode!r}")
    binary = "b" in letters
    if binary and "t" in letters:
        raise ValueError("can't have text and binary mode at once")
    way = "".join(letters & set("rwxa"))
    if len(way) > 1:
        raise ValueError("must have exactly one of create/read/write/append mode")
    if binary:
        for what, given in ("encoding", encoding), ("errors", errors), ("newline", newline):
            if given is not None:
                raise ValueError(f"binary mode doesn't take an {what} argument".replace("an n", "a n"))
    if not way:
        raise ValueError("Must have exactly one of create/read/write/append mode and at most one plus")
    if opener is not None or not closefd:
        raise NotImplementedError("open() with an opener or without closefd is not there: there are no numbers of files here")
    data = _opened(path, way)
    plus = "+" in letters
    kind = BufferedRandom if plus else BufferedReader if way == "r" else BufferedWriter
    if buffering == 0:
        if not binary:
            raise ValueError("can't have unbuffered text I/O")
        kind = FileIO
    # What is written to /dev/null is gone at once.
    if path == "/dev/null":
        kind = _nowhere(kind)
    made = kind(path, "rb+" if plus and way == "w" else way + "b" + "+" * plus, data)
    if binary:
        return made
    text = TextIOWrapper(made, encoding, errors, newline, buffering == 1)
    text.mode = mode
    return text


def _nowhere(kind):
    def settle(self):
        self._ahead.clear()
        self._waiting.clear()

    return type(kind.__name__, (kind,), {"_settle": settle})


for _kind in (BytesIO, StringIO, TextIOWrapper, BufferedReader, BufferedWriter, BufferedRandom, FileIO):
    _kind.__module__ = "_io"
