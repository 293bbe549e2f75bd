_NEWLINES = (None, "", "\n", "\r", "\r\n")


# The lines of a text, with their ends. With newline="" a line may end in any way.
def _split(text, newline):
    end = newline or "\n"
    *whole, last = text.split(end)
    if newline == "" and "\r" in text:
        lines = []
        for part in whole:
            *inner, part = (part + "\n").split("\r")
            lines += [each + "\r" for each in inner]
            if part == "\n" and inner:
                lines[-1] += part
            else:
                lines.append(part)
        *inner, last = last.split("\r")
        lines += [each + "\r" for each in inner]
    else:
        lines = [part + end for part in whole]
    if last:
        lines.append(last)
    return lines


def _translated(text):
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class _Text(_Ahead, TextIOBase):
    _nothing = ""

    def read(self, size=-1, /):
        self._reads("read")
        size = _size(size)
        with self._alone:
            if size < 0:
                ahead = self._ahead[::-1]
                self._ahead.clear()
                return "".join(ahead) + self._rest()
            parts = []
            while size > 0 and (part := self._piece()):
                if size < len(part):
                    self._ahead.append(part[size:])
                    part = part[:size]
                parts.append(part)
                size -= len(part)
            return "".join(parts)

    def readline(self, size=-1, /):
        if size != -1 and not hasattr(size, "__index__"):
            raise TypeError(f"{type(size).__name__!r} object cannot be interpreted as an integer")
        return super().readline(size)

    # As it is to be kept.
    def _given(self, text):
        return text.replace("\n", self._newline) if self._newline in ("\r", "\r\n") else text


class TextIOWrapper(_Text):
    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in _NEWLINES:
            raise ValueError(f"illegal newline value: {newline}")
        self.encoding = "utf-8" if encoding in (None, "locale") else encoding
        "".encode(self.encoding)
        self.errors = errors or "strict"
        self.line_buffering = bool(line_buffering)
        self.buffer = buffer
        self._newline = newline
        name = self.encoding.lower().replace("_", "-")
        # A mark at the beginning says how the text is written; behind it there is none.
        self._inner = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, self.encoding)
        self._at_once = newline in ("\r", "\r\n") or name.startswith(("utf-16", "utf-32"))
        self._ahead = []
        self._alone = _Alone()
        self._telling = True
        # For a buffer that does not wait itself.
        self._late = b""
        # Whether what is written needs nothing but to be encoded.
        plain = newline in (None, "", "\n") and not line_buffering and self._inner == self.encoding
        self._quick = plain and isinstance(buffer, _File) and buffer._can_write
        # What was read last: from where on, and as what.
        self._from, self._data, self._raw = 0, b"", ""

    @property
    def name(self):
        return self.buffer.name

    @property
    def _closed(self):
        return self.buffer.closed

    def _reads(self, what):
        self._check()
        if not self.buffer.readable():
            raise UnsupportedOperation("not readable")

    def _codec(self, at):
        return self._inner if at else self.encoding

    def _decoded(self, all):
        self._hand_on()
        buffer = self.buffer
        self._from = buffer.tell()
        if all or not isinstance(buffer, _Bytes):
            data = buffer.read()
        else:
            with buffer._alone:
                data = buffer._chunk()
        self._data = data
        self._raw = data.decode(self._codec(self._from), self.errors)
        return _translated(self._raw) if self._newline is None else self._raw

    def _rest(self):
        return self._decoded(True)

    def _lines(self):
        return _split(self._decoded(self._at_once), self._newline)

    def __next__(self):
        self._telling = False
        try:
            return self._ahead.pop()
        except IndexError:
            line = self.readline()
        if not line:
            self._telling = True
            raise StopIteration
        return line

    def _hand_on(self):
        if self._late:
            late, self._late = self._late, b""
            self.buffer.write(late)

    def write(self, text, /):
        if self._quick and type(text) is str and not self._ahead and not self.buffer._closed:
            self.buffer._put(text.encode(self.encoding, self.errors))
            return len(text)
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        self._check()
        if not self.buffer.writable():
            raise UnsupportedOperation("not writable")
        with self._alone:
            self._ahead.clear()
            bare = self._inner == self.encoding
            at = 1 if bare or self._late else self.buffer.tell()
            data = self._given(text).encode(self._codec(at), self.errors)
            if isinstance(self.buffer, _File):
                self.buffer.write(data)
            else:
                self._late += data
                if len(self._late) > DEFAULT_BUFFER_SIZE:
                    self._hand_on()
        if self.line_buffering and ("\n" in text or "\r" in text):
            self.flush()
        return len(text)

    def flush(self):
        self._check()
        self._hand_on()
        self.buffer.flush()

    def tell(self):
        self._check()
        if not self._telling:
            raise OSError("telling position disabled by next() call")
        with self._alone:
            self._hand_on()
            left = sum(map(len, self._ahead))
            if not left:
                return self.buffer.tell()
            raw, newline = self._raw, self._newline
            if newline is None and "\r" in raw:
                at, past = 0, len(_translated(raw)) - left
                for line in _split(raw, ""):
                    size = len(line) - line.endswith("\r\n")
                    if past < size:
                        break
                    past -= size
                    at += len(line)
                at += past
            else:
                at = len(raw) - left
            data = raw[:at].encode(self._codec(self._from), self.errors)
            if not self._data.startswith(data):
                raise OSError("can't reconstruct logical file position")
            return self._from + len(data)

    def seek(self, cookie, whence=0, /):
        self._check()
        if whence not in (0, 1, 2):
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        if whence and cookie:
            raise UnsupportedOperation(f"can't do nonzero {'cur' if whence == 1 else 'end'}-relative seeks")
        if cookie < 0:
            raise ValueError(f"negative seek position {cookie}")
        if whence == 1:
            cookie = self.tell()
        self.flush()
        with self._alone:
            self._ahead.clear()
            self._telling = True
            return self.buffer.seek(cookie, 2 if whence == 2 else 0)

    def truncate(self, size=None, /):
        self.flush()
        return self.buffer.truncate(size)

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def seekable(self):
        return self.buffer.seekable()

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self.buffer.close()
                self._ahead.clear()

    def __reduce__(self):
        raise TypeError("cannot pickle '_io.TextIOWrapper' object")

    def __repr__(self):
        name = f" name={self.buffer.name!r}" if hasattr(self.buffer, "name") else ""
        mode = f" mode={self.mode!r}" if hasattr(self, "mode") else ""
        return f"<_io.TextIOWrapper{name}{mode} encoding={self.encoding!r}>"
