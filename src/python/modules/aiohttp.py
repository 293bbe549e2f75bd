import asyncio
import requests as _requests


class ClientError(Exception):
    pass


class ClientConnectionError(ClientError):
    pass


class ClientResponseError(ClientError):
    def __init__(self, status, message, url):
        self.status, self.message, self.url = status, message, url
        super().__init__(f"{status}, message={message!r}, url={url!r}")


class ClientTimeout:
    def __init__(self, total=None, **others):
        self.total = total


class ClientResponse:
    def __init__(self, response):
        self._response = response
        self.status = response.status_code
        self.reason = response.reason
        self.headers = response.headers
        self.url = response.url

    @property
    def ok(self):
        return self.status < 400

    async def text(self):
        return self._response.text

    async def read(self):
        return self._response.content

    async def json(self):
        return self._response.json()

    def raise_for_status(self):
        if not self.ok:
            raise ClientResponseError(self.status, self.reason, self.url)

    def release(self):
        pass


# Both `await session.get(url)` and `async with session.get(url) as response`.
class _Request:
    def __init__(self, method, url, kwargs):
        self._what = method, url, kwargs

    async def _send(self):
        method, url, kwargs = self._what
        timeout = kwargs.pop("timeout", None)
        total = getattr(timeout, "total", timeout)
        try:
            sent = asyncio.to_thread(_requests.request, method, url, timeout=total, **kwargs)
            return ClientResponse(await (sent if total is None else asyncio.wait_for(sent, total)))
        except _requests.ConnectionError as error:
            raise ClientConnectionError(str(error)) from None

    def __await__(self):
        return self._send().__await__()

    async def __aenter__(self):
        return await self._send()

    async def __aexit__(self, *args):
        pass


class ClientSession:
    def __init__(self, base_url="", *, headers=None, timeout=None, **others):
        for name in others:
            raise NotImplementedError(f"{name}= of ClientSession is not there: base_url, headers and timeout are")
        self._base = base_url
        self._headers = dict(headers or {})
        self._timeout = timeout
        self.closed = False

    def request(self, method, url, *, headers=None, **kwargs):
        if self.closed:
            raise RuntimeError("Session is closed")
        if self._timeout is not None:
            kwargs.setdefault("timeout", self._timeout)
        return _Request(method, self._base + url, {"headers": {**self._headers, **(headers or {})}, **kwargs})

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def post(self, url, **kwargs):
        return self.request("POST", url, **kwargs)

    def put(self, url, **kwargs):
        return self.request("PUT", url, **kwargs)

    def delete(self, url, **kwargs):
        return self.request("DELETE", url, **kwargs)

    async def close(self):
        self.closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        await self.close()
