import _thread
import json as _json


class RequestException(IOError):
    def __init__(self, *args, response=None, request=None):
        self.response = response
        self.request = request
        super().__init__(*args)


class HTTPError(RequestException):
    pass


class ConnectionError(RequestException):
    pass


class Timeout(RequestException):
    pass


class JSONDecodeError(RequestException, ValueError):
    pass


for _class in (RequestException, HTTPError, ConnectionError, Timeout, JSONDecodeError):
    _class.__module__ = "requests.exceptions"


class Response:
    def __init__(self, url, status, reason, headers, content):
        self.url = url
        self.status_code = status
        self.reason = reason
        self.headers = headers
        self.content = content
        self.encoding = "utf-8"

    def __repr__(self):
        return f"<Response [{self.status_code}]>"

    @property
    def ok(self):
        return self.status_code < 400

    def __bool__(self):
        return self.ok

    @property
    def text(self):
        return self.content.decode("utf-8", "replace")

    def json(self):
        return _json.loads(self.text)

    def raise_for_status(self):
        if 400 <= self.status_code < 500:
            raise HTTPError(f"{self.status_code} Client Error: {self.reason} for url: {self.url}", response=self)
        if 500 <= self.status_code < 600:
            raise HTTPError(f"{self.status_code} Server Error: {self.reason} for url: {self.url}", response=self)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def close(self):
        pass


Response.__module__ = "requests.models"


def _quoted(text):
    return "".join(c if c.isalnum() and c.isascii() or c in "-_.~" else "".join(f"%{b:02X}" for b in c.encode()) for c in str(text))


def request(method, url, *, params=None, data=None, json=None, headers=None, timeout=None, **others):
    for name in others:
        raise NotImplementedError(f"{name}= of requests is not there: params, data, json, headers and timeout are")
    if params:
        pairs = params.items() if hasattr(params, "items") else params
        url += ("&" if "?" in url else "?") + "&".join(f"{_quoted(k)}={_quoted(v)}" for k, v in pairs)
    sent = dict(headers or {})
    body = b""
    if json is not None:
        body = _json.dumps(json).encode()
        sent.setdefault("Content-Type", "application/json")
    elif isinstance(data, dict):
        body = "&".join(f"{_quoted(k)}={_quoted(v)}" for k, v in data.items()).encode()
        sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
    elif data is not None:
        body = data.encode() if isinstance(data, str) else data
    answer = _thread.http(method.upper(), url, list(sent.items()), body, timeout)
    if isinstance(answer, str):
        raise ConnectionError(answer)
    status, reason, received, content = answer
    return Response(url, status, reason, dict(received), content)


def get(url, params=None, **kwargs):
    return request("GET", url, params=params, **kwargs)


def post(url, data=None, json=None, **kwargs):
    return request("POST", url, data=data, json=json, **kwargs)


def put(url, data=None, **kwargs):
    return request("PUT", url, data=data, **kwargs)


def patch(url, data=None, **kwargs):
    return request("PATCH", url, data=data, **kwargs)


def delete(url, **kwargs):
    return request("DELETE", url, **kwargs)


def head(url, **kwargs):
    return request("HEAD", url, **kwargs)


class Session:
    def __init__(self):
        self.headers = {}

    def request(self, method, url, *, headers=None, **kwargs):
        return request(method, url, headers={**self.headers, **(headers or {})}, **kwargs)

    def get(self, url, **kwargs):
        return self.request("GET", url, **kwargs)

    def post(self, url, data=None, json=None, **kwargs):
        return self.request("POST", url, data=data, json=json, **kwargs)

    def close(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class exceptions:
    RequestException = RequestException
    HTTPError = HTTPError
    ConnectionError = ConnectionError
    Timeout = Timeout
    JSONDecodeError = JSONDecodeError
