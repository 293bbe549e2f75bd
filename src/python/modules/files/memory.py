class BytesIO(_Bytes):
    _patience = -1

    def __init__(self, initial_bytes=b""):
        if not isinstance(initial_bytes, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not {type(initial_bytes).__name__!r}")
        super().__init__(bytearray(initial_bytes))

    def _check(self, words=""):
        if self._closed:
            raise ValueError(_CLOSED + ".")

    _whence = "invalid whence ({}, should be 0, 1 or 2)"

    def _before_the_start(self, at, whence):
        if whence == 0:
            raise ValueError(f"negative seek value {at}")
        return 0

    def truncate(self, size=None, /):
        if size is not None and size < 0:
            raise ValueError(f"negative size value {size}")
        return super().truncate(size)

    def _cut(self, size):
        del self._data[size:]

    def readlines(self, hint=-1, /):
        # Stops as soon as there are so many bytes, where files stop when there are more.
        return super().readlines(hint - 1 if hint and hint > 1 else hint)

    def getvalue(self):
        self._check()
        return bytes(self._data)

    def close(self):
        self._ahead.clear()
        self._closed = True

    def readable(self):
        self._check()
        return True

    writable = readable


class StringIO(_Text):
    encoding = errors = None
    line_buffering = False

    def __init__(self, initial_value="", newline="\n"):
        if not isinstance(initial_value, (str, type(None))):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        if newline not in _NEWLINES:
            raise ValueError(f"illegal newline value: {newline!r}")
        self._newline = newline
        self._text = ""
        self._at = 0
        self._ahead = []
        # What was written to its end since it was last looked at.
        self._more = []
        self._alone = _Alone()
        self._text = self._given(initial_value or "")

    def _check(self, words=_CLOSED):
        super()._check(words)

    def _reads(self, what):
        self._check()

    def _given(self, text):
        return _translated(text) if self._newline is None else super()._given(text)

    def _settle(self):
        self._at -= sum(map(len, self._ahead))
        self._ahead.clear()
        if self._more:
            self._text += "".join(self._more)
            self._more.clear()

    def _rest(self):
        self._settle()
        rest = self._text[self._at:]
        self._at += len(rest)
        return rest

    def _lines(self):
        return _split(self._rest(), self._newline)

    def write(self, text, /):
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        self._check()
        with self._alone:
            kept = self._given(text)
            if not self._more:
                self._settle()
                gap = self._at - len(self._text)
                if gap < 0:
                    self._text = self._text[:self._at] + kept + self._text[self._at + len(kept):]
                    self._at += len(kept)
                    return len(text)
                if gap > 0 and kept:
                    self._text += "\0" * gap
            self._more.append(kept)
            self._at += len(kept)
            return len(text)

    def getvalue(self):
        self._check()
        with self._alone:
            self._settle()
            return self._text

    def tell(self):
        self._check()
        return self._at - sum(map(len, self._ahead))

    def seek(self, offset, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        if whence and offset:
            raise OSError("Can't do nonzero cur-relative seeks")
        if offset < 0:
            raise ValueError(f"Negative seek position {offset}")
        with self._alone:
            self._settle()
            self._at = (offset, self._at, len(self._text))[whence]
            return self._at

    def truncate(self, size=None, /):
        self._check()
        if size is not None and size < 0:
            raise ValueError(f"Negative size value {size}")
        with self._alone:
            self._settle()
            size = self._at if size is None else size
            self._text = self._text[:size]
            return size

    def flush(self):
        pass

    def readable(self):
        self._check()
        return True

    writable = seekable = readable

    def close(self):
        self._ahead.clear()
        self._closed = True
