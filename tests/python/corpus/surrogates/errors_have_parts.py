# A UnicodeError says what could not be encoded or decoded, where and why.
for action in (
    lambda: "ab\ud800\udc00c".encode(),
    lambda: "café".encode("ascii"),
    lambda: "가나다".encode("latin-1"),
    lambda: b"ab\xff".decode(),
    lambda: b"ab\xe9c".decode("utf-8"),
    lambda: b"\xf0\x9f".decode(),
    lambda: b"a\x80".decode("ascii"),
):
    try:
        action()
    except UnicodeError as error:
        print(type(error).__name__, error)
        print("  ", error.encoding, ascii(error.object), error.start, error.end, error.reason)
        print("  ", ascii(error.object[error.start:error.end]), ascii(error.args), isinstance(error, ValueError))
try:
    raise UnicodeDecodeError("mine", b"abc", 1, 3, "I say so")
except UnicodeDecodeError as error:
    print(error)
