class _Bytes(_Ahead, BufferedIOBase):
    _nothing = b""
    _appends = False
    # How many bytes may wait until they are written.
    _patience = DEFAULT_BUFFER_SIZE

    def __init__(self, data):
        self._data = data
        self._at = 0
        self._ahead = []
        # What is to be written, and about how many bytes that are.
        self._waiting = []
        self._size = 0
        self._alone = _Alone()

    def _reads(self, what):
        self._check()

    _writes = _reads

    # The bytes from here on, up to the end of a line, and about as many as a buffer has; moves on behind them.
    def _chunk(self):
        self._settle()
        size = DEFAULT_BUFFER_SIZE
        while True:
            part = self._data[self._at:self._at + size]
            end = len(part) if len(part) < size else part.rfind(b"\n") + 1
            if end or not part:
                self._at += end
                return bytes(part[:end])
            size *= 2

    def _lines(self):
        *whole, last = self._chunk().split(b"\n")
        whole = [line + b"\n" for line in whole]
        if last:
            whole.append(last)
        return whole

    # What waits is written, and what was read ahead has not been read.
    def _settle(self):
        if self._ahead:
            self._at -= sum(map(len, self._ahead))
            self._ahead.clear()
        if self._waiting:
            # Another thread may put something behind these.
            count = len(self._waiting)
            new = b"".join(self._waiting[:count])
            del self._waiting[:count]
            self._size = 0
            data = self._data
            if self._appends:
                data += new
                self._at = len(data)
            else:
                if len(data) < self._at:
                    data += bytes(self._at - len(data))
                data[self._at:self._at + len(new)] = new
                self._at += len(new)

    def read(self, size=-1, /):
        self._reads("read")
        size = _size(size)
        with self._alone:
            self._settle()
            data = self._data
            part = bytes(data[self._at:] if size < 0 else data[self._at:self._at + size])
            self._at += len(part)
            return part

    read1 = read

    def peek(self, size=0, /):
        self._reads("peek")
        with self._alone:
            self._settle()
            return bytes(self._data[self._at:self._at + DEFAULT_BUFFER_SIZE])

    def readinto(self, buffer, /):
        self._reads("read")
        part = self.read(len(buffer))
        buffer[:len(part)] = part
        return len(part)

    def write(self, data, /):
        self._writes("write")
        if not isinstance(data, (bytes, bytearray)):
            raise TypeError(f"a bytes-like object is required, not {type(data).__name__!r}")
        self._put(bytes(data))
        return len(data)

    def _put(self, data):
        if self._ahead:
            with self._alone:
                self._settle()
        self._waiting.append(data)
        self._size += len(data)
        if self._size > self._patience:
            with self._alone:
                self._settle()

    def flush(self):
        self._check("flush of closed file")
        with self._alone:
            self._settle()

    def tell(self):
        self._check(_CLOSED)
        with self._alone:
            at = len(self._data) if self._appends and self._waiting else self._at
            return at - sum(map(len, self._ahead)) + sum(map(len, self._waiting))

    def seek(self, offset, whence=0, /):
        self._check("seek of closed file")
        with self._alone:
            self._settle()
            if whence not in (0, 1, 2):
                raise ValueError(self._whence.format(whence))
            at = offset.__index__() + (0, self._at, len(self._data))[whence]
            self._at = at if at >= 0 else self._before_the_start(at, whence)
            return self._at

    _whence = "whence value {} unsupported"

    def _before_the_start(self, at, whence):
        raise _disk.error(22)

    def truncate(self, size=None, /):
        self._check("truncate of closed file")
        self._writes("truncate")
        with self._alone:
            self._settle()
            size = self._at if size is None else size.__index__()
            if size < 0:
                raise _disk.error(22)
            self._cut(size)
            return size

    def _cut(self, size):
        data = self._data
        if size < len(data):
            del data[size:]
        else:
            data += bytes(size - len(data))

    def seekable(self):
        self._check(_CLOSED)
        return True


# A file on the disk. Its bytes are those of all who have it open, but for what waits here to be written.
class _File(_Bytes):
    def __init__(self, name, mode, data):
        super().__init__(data)
        self.name = name
        self.mode = mode
        self._can_read = "r" in mode or "+" in mode
        self._can_write = mode[0] != "r" or "+" in mode
        self._appends = mode[0] == "a"
        if self._appends:
            self._at = len(data)

    def _reads(self, what):
        if not self._can_read:
            raise UnsupportedOperation(what if what != "readline" else "read")
        self._check(f"{what} of closed file")

    def _writes(self, what):
        if not self._can_write:
            raise UnsupportedOperation(what)
        self._check("write to closed file")

    def readable(self):
        if self._can_read:
            self._check(_CLOSED)
        return self._can_read

    def writable(self):
        if self._can_write:
            self._check(_CLOSED)
        return self._can_write

    def flush(self):
        self._check("flush of closed file" if self._can_write else _CLOSED + ".")
        super().flush()

    def close(self):
        super().close()
        self._ahead.clear()

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"

    def __reduce__(self):
        raise TypeError(f"cannot pickle '_io.{type(self).__name__}' object")

    # Nobody refers to it any more.
    def __del__(self):
        self.close()


class BufferedReader(_File):
    pass


class BufferedWriter(_File):
    pass


class BufferedRandom(_File):
    pass


class FileIO(_File, RawIOBase):
    _patience = -1

    def _reads(self, what):
        self._check()
        if not self._can_read:
            raise UnsupportedOperation("File not open for reading")

    def _writes(self, what):
        self._check()
        if not self._can_write:
            raise UnsupportedOperation("File not open for writing")

    def __repr__(self):
        return "<_io.FileIO [closed]>" if self._closed else f"<_io.FileIO name={self.name!r} mode={self.mode!r} closefd=True>"
