# Patterns of bytes, for bytes alone.
import re

print(re.match(b"a(.)", b"abc"), re.findall(rb"\d+", b"1 22 \xb2"), re.sub(b"(b)", rb"<\1>", b"abc"), re.split(rb"\s+", b"a b\tc"), re.search(b"\xff", b"a\xff").span())
print(re.match(b"(?P<x>a)", b"a").groupdict(), re.fullmatch(rb"[\x00-\xff]*", bytes(range(256))).end(), re.findall(b".", b"a\n\xe9"), re.escape(b"a.b\xff"))
print(re.sub(b"a", lambda m: m[0].upper(), b"banana"), re.compile(b"a", re.I), re.findall(rb"\w", "é".encode()), re.sub(b"x", rb"\x41"[:0] + b"y", b"axb"))
m = re.search(b"b+", bytearray(b"abbc"))
print(m, m.group(), type(m.group()), type(m.string), re.findall(b"b", bytearray(b"abb")), re.sub(b"b", b"c", bytearray(b"ab")), re.split(b"b", bytearray(b"abc")))
for f in [lambda: re.match("a", b"a"), lambda: re.match(b"a", "a"), lambda: re.sub("a", b"b", "a"), lambda: re.sub(b"a", "b", b"a"), lambda: re.sub(b"a", "b", "a"), lambda: re.sub("(a)", rb"\1\1", "a"),
          lambda: re.match("a", bytearray(b"a")), lambda: re.match(b"a", [97]), lambda: re.compile(bytearray(b"a")), lambda: re.compile(b"("), lambda: re.compile(rb"\u0041"), lambda: re.compile(b"(?u)")]:
    try:
        print(f())
    except (TypeError, re.error) as error:
        print(type(error).__name__, error, getattr(error, "pattern", None))
