# What 127.0.0.1 is here: connections between the threads of one program, a pipe each way.

import collections
import threading

_lock = threading.Lock()
_listening = {}
_ports = iter(range(49152, 65536))


class Pipe:
    def __init__(self):
        self._changed = threading.Condition()
        self._bytes = bytearray()
        self._ended = False
        # Called without the lock when bytes or the end have come: for what must not wait in a thread.
        self.heard = None

    def _tell(self):
        heard = self.heard
        if heard is not None:
            heard()

    def write(self, data):
        with self._changed:
            if self._ended:
                raise BrokenPipeError(32, "Broken pipe")
            self._bytes += data
            self._changed.notify_all()
        self._tell()
        return len(data)

    def flush(self):
        pass

    def close(self):
        with self._changed:
            self._ended = True
            self._changed.notify_all()
        self._tell()

    def take(self, most, until=None):
        """Up to `most` bytes (all for -1), no further than `until`; None where more must come first."""
        with self._changed:
            return self._take(most, until)

    def _take(self, most, until):
        size = len(self._bytes)
        end = -1 if until is None else self._bytes.find(until)
        if end >= 0:
            size = end + len(until)
        elif most < 0 or size < most:
            if not self._ended:
                return None
        if most >= 0:
            size = min(size, most)
        taken = bytes(self._bytes[:size])
        del self._bytes[:size]
        return taken

    def _wait(self, most, until):
        with self._changed:
            while (taken := self._take(most, until)) is None:
                self._changed.wait()
            return taken

    def read(self, size=-1):
        return self._wait(-1 if size is None else size, None)

    def readline(self, size=-1):
        return self._wait(size, b"\n")

    def waiting(self):
        with self._changed:
            return len(self._bytes), self._ended


Connection = collections.namedtuple("Connection", ["rfile", "wfile", "address"])


def listen(port, accept):
    """Calls `accept` with each connection; gives the port, a free one for 0."""
    with _lock:
        port = port or next(free for free in _ports if free not in _listening)
        if port in _listening:
            raise OSError(98, "Address already in use")
        _listening[port] = accept
    return port


def close(port):
    with _lock:
        _listening.pop(port, None)


def is_here(host):
    return host in ("127.0.0.1", "localhost", "0.0.0.0", "")


def connect(host, port):
    with _lock:
        accept = _listening.get(port) if is_here(host) else None
        own = next(_ports)
    if accept is None:
        raise ConnectionRefusedError(111, "Connection refused")
    there, back = Pipe(), Pipe()
    accept(Connection(there, back, ("127.0.0.1", own)))
    return Connection(back, there, ("127.0.0.1", port))


class Headers:
    """Of a message, in their order; letter case does not count."""

    def __init__(self, pairs=()):
        self._pairs = [(name, str(value)) for name, value in pairs]

    def get(self, name, default=None):
        return next((value for known, value in self._pairs if known.lower() == name.lower()), default)

    def get_all(self, name, default=None):
        return [value for known, value in self._pairs if known.lower() == name.lower()] or default

    def __getitem__(self, name):
        return self.get(name)

    def __contains__(self, name):
        return self.get(name) is not None

    def __iter__(self):
        return iter(self.keys())

    def __len__(self):
        return len(self._pairs)

    def keys(self):
        return [name for name, _ in self._pairs]

    def values(self):
        return [value for _, value in self._pairs]

    def items(self):
        return list(self._pairs)


def read_head(pipe):
    """The first line of a message, and its headers."""
    first = pipe.readline().decode("latin-1").rstrip("\r\n")
    pairs = []
    while line := pipe.readline().decode("latin-1").rstrip("\r\n"):
        name, _, value = line.partition(":")
        pairs.append((name, value.strip()))
    return first, Headers(pairs)


def parts(url):
    """Host, port and path of an address of http; None for another."""
    scheme, colon, rest = url.partition("://")
    if not colon or scheme != "http":
        return None
    place, slash, path = rest.partition("/")
    host, _, port = place.partition(":")
    return host, int(port or 80), slash + path or "/"


def ask(method, url, headers, body):
    """The response of a server in this program: status, reason, headers and the pipe that its body comes in."""
    host, port, path = parts(url)
    link = connect(host, port)
    sent = Headers(headers)
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}:{port}", "Connection: close"]
    if body and "Content-Length" not in sent:
        lines.append(f"Content-Length: {len(body)}")
    lines += [f"{name}: {value}" for name, value in sent.items()]
    link.wfile.write("\r\n".join([*lines, "", ""]).encode("latin-1") + (body or b""))
    first, received = read_head(link.rfile)
    words = first.split(" ", 2)
    if len(words) < 2 or not words[1].isdigit():
        raise ConnectionResetError(104, "Connection reset by peer")
    return int(words[1]), words[2] if len(words) > 2 else "", received, link.rfile
