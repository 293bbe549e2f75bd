# JSON (RFC 8259), with Python's extension for numbers that are none.

import math

_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_WORDS = {"true": True, "false": False, "null": None, "NaN": math.nan, "Infinity": math.inf, "-Infinity": -math.inf}


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        self.msg, self.doc, self.pos = msg, doc, pos
        self.lineno = doc.count("\n", 0, pos) + 1
        self.colno = pos - doc.rfind("\n", 0, pos)
        super().__init__(f"{msg}: line {self.lineno} column {self.colno} (char {pos})")


JSONDecodeError.__module__ = "json.decoder"


class _Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def fail(self, what):
        raise JSONDecodeError(what, self.text, self.at)

    def space(self):
        while self.at < len(self.text) and self.text[self.at] in " \t\n\r":
            self.at += 1

    def look(self):
        return self.text[self.at] if self.at < len(self.text) else ""

    def value(self):
        self.space()
        c = self.look()
        if c == "{":
            return self.members()
        if c == "[":
            return self.items()
        if c == '"':
            return self.string()
        for word in _WORDS:
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return _WORDS[word]
        return self.number()

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-0123456789.eE":
            self.at += 1
        digits = self.text[start:self.at]
        if not digits:
            self.fail("Expecting value")
        try:
            return float(digits) if any(c in digits for c in ".eE") else int(digits)
        except ValueError:
            self.at = start
            self.fail("Expecting value")

    def string(self):
        start = self.at
        self.at += 1
        out = []
        while True:
            c = self.look()
            if not c:
                self.at = start
                self.fail("Unterminated string starting at")
            self.at += 1
            if c == '"':
                return "".join(out)
            if c != "\\":
                out.append(c)
                continue
            c = self.look()
            self.at += 1
            if c == "u":
                unit = int(self.text[self.at:self.at + 4], 16)
                self.at += 4
                if 0xD800 <= unit < 0xDC00 and self.text.startswith("\\u", self.at):
                    unit = 0x10000 + ((unit - 0xD800) << 10) + int(self.text[self.at + 2:self.at + 6], 16) - 0xDC00
                    self.at += 6
                out.append(chr(unit))
            elif c in _ESCAPES and c:
                out.append(_ESCAPES[c])
            else:
                self.at -= 2
                self.fail("Invalid \\escape")

    def items(self):
        self.at += 1
        out = []
        self.space()
        if self.look() == "]":
            self.at += 1
            return out
        while True:
            out.append(self.value())
            self.space()
            c = self.look()
            if c not in (",", "]"):
                self.fail("Expecting ',' delimiter")
            self.at += 1
            if c == "]":
                return out

    def members(self):
        self.at += 1
        out = {}
        self.space()
        if self.look() == "}":
            self.at += 1
            return out
        while True:
            self.space()
            if self.look() != '"':
                self.fail("Expecting property name enclosed in double quotes")
            key = self.string()
            self.space()
            if self.look() != ":":
                self.fail("Expecting ':' delimiter")
            self.at += 1
            out[key] = self.value()
            self.space()
            c = self.look()
            if c not in (",", "}"):
                self.fail("Expecting ',' delimiter")
            self.at += 1
            if c == "}":
                return out


def loads(s):
    if isinstance(s, (bytes, bytearray)):
        s = s.decode("utf-8")
    elif not isinstance(s, str):
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {type(s).__name__}")
    reader = _Reader(s)
    value = reader.value()
    reader.space()
    if reader.look():
        reader.fail("Extra data")
    return value


def load(fp):
    return loads(fp.read())


def _string(text, ascii=True):
    out = ['"']
    for c in text:
        n = ord(c)
        if c in '"\\':
            out.append("\\" + c)
        elif c in "\n\r\t\b\f":
            out.append("\\" + "nrtbf"["\n\r\t\b\f".index(c)])
        elif 32 <= n < 127 or n > 126 and not ascii:
            out.append(c)
        elif n < 0x10000:
            out.append(f"\\u{n:04x}")
        else:
            n -= 0x10000
            out.append(f"\\u{0xD800 + (n >> 10):04x}\\u{0xDC00 + (n & 0x3FF):04x}")
    return "".join(out) + '"'


class _Writer:
    def __init__(self, ensure_ascii, indent, separators, default, sort_keys):
        self.ascii, self.default, self.sort = ensure_ascii, default, sort_keys
        self.indent = " " * indent if isinstance(indent, int) else indent
        self.comma, self.colon = separators or ("," if indent is not None else ", ", ": ")
        self.around = []

    def value(self, value, depth=0):
        if value is None:
            return "null"
        if value is True:
            return "true"
        if value is False:
            return "false"
        if isinstance(value, str):
            return _string(value, self.ascii)
        if isinstance(value, int):
            return int.__repr__(value)
        if isinstance(value, float):
            if value != value:
                return "NaN"
            return float.__repr__(value) if abs(value) != math.inf else "Infinity" if value > 0 else "-Infinity"
        if any(value is outer for outer in self.around):
            raise ValueError("Circular reference detected")
        self.around.append(value)
        if isinstance(value, (list, tuple)):
            text = self.wrapped("[]", [self.value(v, depth + 1) for v in value], depth)
        elif isinstance(value, dict):
            pairs = sorted(value.items()) if self.sort else value.items()
            text = self.wrapped("{}", [_string(self.key(k), self.ascii) + self.colon + self.value(v, depth + 1) for k, v in pairs], depth)
        elif self.default is not None:
            text = self.value(self.default(value), depth)
        else:
            raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")
        self.around.pop()
        return text

    def key(self, key):
        if isinstance(key, str):
            return key
        if key is None or isinstance(key, (int, float)):
            return self.value(key)
        raise TypeError(f"keys must be str, int, float, bool or None, not {type(key).__name__}")

    def wrapped(self, ends, items, depth):
        if self.indent is None or not items:
            return ends[0] + self.comma.join(items) + ends[1]
        line = "\n" + self.indent * depth
        inner = line + self.indent
        return ends[0] + inner + (self.comma + inner).join(items) + line + ends[1]


def dumps(obj, *, ensure_ascii=True, indent=None, separators=None, default=None, sort_keys=False):
    return _Writer(ensure_ascii, indent, separators, default, sort_keys).value(obj)


def dump(obj, fp, **how):
    fp.write(dumps(obj, **how))
