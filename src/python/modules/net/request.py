import _loopback
import _thread
from http.client import IncompleteRead
from urllib.error import HTTPError, URLError


class Request:
    def __init__(self, url, data=None, headers={}, method=None):
        self.full_url, self.data, self.method = url, data, method
        # As urllib has it: one big letter at the start.
        self.headers = {name.capitalize(): value for name, value in headers.items()}

    def add_header(self, name, value):
        self.headers[name.capitalize()] = value

    def get_header(self, name, default=None):
        return self.headers.get(name, default)

    def get_method(self):
        return self.method or ("GET" if self.data is None else "POST")

    def get_full_url(self):
        return self.full_url


class HTTPResponse:
    def __init__(self, url, status, reason, headers, pipe):
        self.url, self.status, self.reason, self.headers = url, status, reason, headers
        self.code, self.msg = status, reason
        self._pipe = pipe
        length = headers.get("Content-Length")
        self._left = int(length) if length is not None else None
        self.closed = False

    def read(self, size=None):
        if self.closed:
            return b""
        wanted = -1 if size is None or size < 0 else size
        if self._left is None:
            return self._pipe.read(wanted)
        asked = self._left if wanted < 0 else min(wanted, self._left)
        data = self._pipe.read(asked)
        self._left -= len(data)
        if wanted < 0 and self._left > 0:
            raise IncompleteRead(data, self._left)
        return data

    def readline(self, size=-1):
        line = self._pipe.readline(size)
        if self._left is not None:
            self._left -= len(line)
        return line

    def __iter__(self):
        return iter(self.readline, b"")

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return self.headers.items()

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.status

    def close(self):
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


HTTPResponse.__module__ = "http.client"


def urlopen(url, data=None, timeout=None):
    request = url if isinstance(url, Request) else Request(url)
    if data is not None:
        request.data = data
    url, method, body = request.full_url, request.get_method(), request.data or b""
    if "://" not in url:
        raise ValueError(f"unknown url type: {url!r}")
    headers = list(request.headers.items())
    place = _loopback.parts(url)
    if place and _loopback.is_here(place[0]):
        try:
            status, reason, received, pipe = _loopback.ask(method, url, headers, body)
        except OSError as error:
            raise URLError(error) from None
    else:
        answer = _thread.http(method, url, headers, body, timeout)
        if isinstance(answer, str):
            raise URLError(answer)
        status, reason, received, content = answer
        received, pipe = _loopback.Headers(received), _loopback.Pipe()
        pipe.write(content)
        pipe.close()
    response = HTTPResponse(url, status, reason, received, pipe)
    if status >= 400:
        raise HTTPError(url, status, reason, received, response)
    return response
