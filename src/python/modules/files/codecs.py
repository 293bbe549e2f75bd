# Encodings that few programs use: UTF-16 and UTF-32, with a mark for the order of bytes or in an order that the name says.
_NOT_THERE = ("cp", "euc", "iso", "shift", "sjis", "big5", "gb", "ms", "ks", "koi8", "mac", "johab", "windows", "utf", "uhc", "tis")


def _unit(encoding):
    name = str(encoding).lower().replace("_", "-").replace(" ", "-")
    for size, names in (2, ("utf-16", "utf16", "u16")), (4, ("utf-32", "utf32", "u32")):
        for begin in names:
            if name in (begin, begin + "-le", begin + "-be", begin + "le", begin + "be"):
                return size, {"le": "little", "be": "big"}.get(name[-2:])
    if name.startswith(_NOT_THERE):
        raise LookupError(f"the encoding {encoding} is not there: use utf-8, utf-16, latin-1 or ascii")
    raise LookupError(f"unknown encoding: {encoding}")


def _named(size, order):
    return f"utf-{size * 8}" + {None: "", "little": "-le", "big": "-be"}[order]


def encode(text, encoding, errors):
    size, order = _unit(encoding)
    out = [] if order else [(0xFEFF).to_bytes(size, "little")]
    way = order or "little"
    for at, letter in enumerate(text):
        code = ord(letter)
        if 0xD800 <= code < 0xE000 and errors != "surrogatepass":
            if errors == "ignore":
                continue
            if errors != "replace":
                raise UnicodeEncodeError(_named(size, order), text, at, at + 1, "surrogates not allowed")
            code = ord("?")
        if size == 2 and code >= 0x10000:
            code -= 0x10000
            out.append((0xD800 + (code >> 10)).to_bytes(2, way))
            code = 0xDC00 + (code & 0x3FF)
        out.append(code.to_bytes(size, way))
    return b"".join(out)


def decode(data, encoding, errors):
    size, order = _unit(encoding)
    at, way = 0, order or "little"
    if order is None:
        for mark in ("little", "big"):
            if data[:size] == (0xFEFF).to_bytes(size, mark):
                at, way = size, mark
    shown = _named(size, way)
    out = []

    def wrong(end, why):
        if errors == "replace":
            out.append("\ufffd")
        elif errors != "ignore":
            raise UnicodeDecodeError(shown, data, at, min(end, len(data)), why)

    while at < len(data):
        code = int.from_bytes(data[at:at + size], way)
        end = at + size
        if len(data) < end:
            wrong(end, "truncated data")
        elif size == 2 and 0xD800 <= code < 0xDC00:
            low = int.from_bytes(data[end:end + 2], way)
            if len(data) >= end + 2 and 0xDC00 <= low < 0xE000:
                out.append(chr(0x10000 + ((code - 0xD800) << 10) + low - 0xDC00))
                end += 2
            elif errors == "surrogatepass":
                out.append(chr(code))
            elif len(data) < end + 2:
                wrong(len(data), "unexpected end of data")
                end = len(data)
            else:
                wrong(end, "illegal UTF-16 surrogate")
        elif 0xD800 <= code < 0xE000:
            if errors == "surrogatepass":
                out.append(chr(code))
            else:
                wrong(end, "illegal encoding" if size == 2 else "code point in surrogate code point range(0xd800, 0xe000)")
        elif code >= 0x110000:
            wrong(end, "code point not in range(0x110000)")
        else:
            out.append(chr(code))
        at = end
    return "".join(out)


# What a UnicodeError says.
def told(encoding, given, start, end, why):
    verb, unit = ("encode", "character") if isinstance(given, str) else ("decode", "byte")
    if end != start + 1 or not 0 <= start < len(given):
        what, place = unit + "s", f"{start}-{end - 1}"
    else:
        what, place = f"{unit} 0x{given[start]:02x}" if verb == "decode" else f"{unit} '{_escaped(given[start])}'", start
    return f"{encoding!r} codec can't {verb} {what} in position {place}: {why}"


def _escaped(letter):
    code = ord(letter)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
