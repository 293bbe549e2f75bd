# Encoding and decoding lone surrogates, with each error handler.
def attempt(action, *args):
    try:
        print(*map(ascii, args), "->", ascii(action(*args)))
    except (UnicodeError, LookupError) as error:
        print(*map(ascii, args), "->", type(error).__name__, error)


for text in ("a\ud800b", "\ud800\udfff", "x\udc80\udcff", "\udcffé가", "plain é"):
    for encoding in ("utf-8", "ascii", "latin-1"):
        for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"):
            attempt(text.encode, encoding, errors)
for data in (b"ok", b"\xff\xfe", b"a\xed\xa0\x80b", b"\xed\xbf\xbf\xed\xa0", b"\xe9\n", b"\xf0\x9f\x98", b"\xc3\xa9\x80"):
    for encoding in ("utf-8", "ascii", "latin-1"):
        for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass"):
            attempt(data.decode, encoding, errors)
every = bytes(range(256))
print(every.decode("ascii", "surrogateescape").encode("ascii", "surrogateescape") == every)
print(every.decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape") == every)
print(len(every.decode("utf-8", "surrogateescape")), every.decode("latin-1").encode("latin-1") == every)
attempt("a\ud800".encode, "utf-8", "nonsense")
attempt(b"\xff".decode, "utf-8", "nonsense")
attempt("é".encode, "klingon")
attempt(str, b"\xff", "ascii", "surrogateescape")
attempt(bytes, "\udcff", "utf-8", "surrogateescape")
attempt("\ufeffx".encode, "utf-8-sig")
attempt(b"\xef\xbb\xbfx\xef\xbb\xbf".decode, "utf-8-sig")
attempt(b"x\xff".decode, "utf_8_sig")
