import enum

_phrases = {
    200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 206: "Partial Content",
    301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
    400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed",
    408: "Request Timeout", 409: "Conflict", 410: "Gone", 416: "Requested Range Not Satisfiable", 418: "I'm a Teapot",
    422: "Unprocessable Entity", 429: "Too Many Requests",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
}

HTTPStatus = enum.IntEnum("HTTPStatus", {text.upper().replace(" ", "_").replace("'", ""): code for code, text in _phrases.items()})
HTTPStatus.phrase = property(lambda status: _phrases[status])
