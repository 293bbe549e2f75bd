

class IncompleteReadError(EOFError):
    def __init__(self, partial, expected):
        super().__init__(f"{len(partial)} bytes read on a total of {'undefined' if expected is None else repr(expected)} expected bytes")
        self.partial, self.expected = partial, expected


class StreamReader:
    def __init__(self, pipe):
        self._pipe = pipe
        self._loop = get_running_loop()
        self._waiter = None
        pipe.heard = lambda: self._loop.call_soon_threadsafe(self._wake)

    def _wake(self):
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)

    async def _taken(self, take):
        while (data := take()) is None:
            self._waiter = self._loop.create_future()
            await self._waiter
        return data

    async def read(self, n=-1):
        if n < 0:
            return await self._taken(lambda: self._pipe.take(-1))

        def some():
            size, ended = self._pipe.waiting()
            return self._pipe.take(min(n, size)) if size or ended or n == 0 else None

        return await self._taken(some)

    async def readline(self):
        return await self._taken(lambda: self._pipe.take(-1, b"\n"))

    async def readuntil(self, separator=b"\n"):
        data = await self._taken(lambda: self._pipe.take(-1, separator))
        if not data.endswith(separator):
            raise IncompleteReadError(data, None)
        return data

    async def readexactly(self, n):
        data = await self._taken(lambda: self._pipe.take(n))
        if len(data) < n:
            raise IncompleteReadError(data, n)
        return data

    def at_eof(self):
        return self._pipe.waiting() == (0, True)

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line


class StreamWriter:
    def __init__(self, link):
        self._link = link
        self._closing = False

    def write(self, data):
        self._link.wfile.write(data)

    def writelines(self, data):
        self.write(b"".join(data))

    def write_eof(self):
        self._link.wfile.close()

    async def drain(self):
        await sleep(0)

    def close(self):
        self._closing = True
        # Nobody reads any more, and the loop may end before the other side does.
        self._link.rfile.heard = None
        self._link.wfile.close()

    def is_closing(self):
        return self._closing

    async def wait_closed(self):
        await sleep(0)

    def get_extra_info(self, name, default=None):
        return self._link.address if name == "peername" else default


async def open_connection(host=None, port=None):
    import _loopback

    link = _loopback.connect(host, port)
    await sleep(0)
    return StreamReader(link.rfile), StreamWriter(link)
