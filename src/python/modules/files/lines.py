# What files of text and of bytes, and those in memory, have in common.
import _disk

DEFAULT_BUFFER_SIZE = 8192
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
_CLOSED = "I/O operation on closed file"


class UnsupportedOperation(OSError, ValueError):
    pass


# Threads may share a file. Nobody waits while holding this, and no step of the program lies within, so it needs no real lock.
class _Alone:
    def __init__(self):
        self._free = [True]

    def __enter__(self):
        while True:
            try:
                return self._free.pop()
            except IndexError:
                pass

    def __exit__(self, *_):
        self._free.append(True)


class IOBase:
    _closed = False

    @property
    def closed(self):
        return self._closed

    def _check(self, words=_CLOSED + "."):
        if self._closed:
            raise ValueError(words)

    def __enter__(self):
        self._check(_CLOSED + ".")
        return self

    def __exit__(self, *_):
        self.close()

    def __iter__(self):
        self._check(_CLOSED + ".")
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def close(self):
        if not self._closed:
            try:
                self.flush()
            finally:
                self._closed = True

    def flush(self):
        self._check(_CLOSED + ".")

    def readlines(self, hint=-1, /):
        self._check(_CLOSED + ".")
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint < size:
                break
        return lines

    def writelines(self, lines, /):
        self._check(_CLOSED + ".")
        for line in lines:
            self.write(line)

    def readable(self):
        return False

    writable = seekable = readable

    def isatty(self):
        self._check(_CLOSED)
        return False

    def fileno(self):
        self._check(_CLOSED)
        raise UnsupportedOperation("fileno")

    def detach(self):
        raise UnsupportedOperation("detach")


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    pass


def _size(size):
    if size is None:
        return -1
    if not hasattr(size, "__index__"):
        raise TypeError(f"argument should be integer or None, not {type(size).__name__!r}")
    return size.__index__()


# Reads many lines at once: they lie in `_ahead`, the next one last.
class _Ahead(IOBase):
    def __next__(self):
        try:
            return self._ahead.pop()
        except IndexError:
            line = self.readline()
            if not line:
                raise StopIteration from None
            return line

    def readline(self, size=-1, /):
        if size == -1 and self._ahead:
            try:
                return self._ahead.pop()
            except IndexError:
                pass
        self._reads("readline")
        size = _size(size)
        with self._alone:
            line = self._piece() if size else self._nothing
            if 0 < size < len(line):
                self._ahead.append(line[size:])
                line = line[:size]
            return line

    def _piece(self):
        ahead = self._ahead
        if not ahead:
            ahead.extend(reversed(self._lines()))
        return ahead.pop() if ahead else self._nothing
