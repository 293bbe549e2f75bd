# bytes and bytearray.
data = b"Hi\x00\xff\n'"
print(data, len(data), data[0], data[-3], data[1:3], list(data[:3]))
print(bytes([72, 105]), bytes(3), bytes("é", "utf-8"), b"ab" + b"cd", b"ab" * 2)
print(b"hello".upper(), b"a,b".split(b","), b"hello".find(b"l"), b"hello".hex(), bytes.fromhex("68 69"))
print(b"abc" == "abc", b"a" < b"b", 97 in b"abc", b"bc" in b"abc")
buffer = bytearray(b"abc")
buffer[0] = 65
buffer.append(33)
buffer += b"?"
print(buffer, bytes(buffer))
for action in (lambda: bytes([256]), lambda: b"a" + "a", lambda: bytes("x"), lambda: b"\xff".decode(), lambda: "a" in b"abc"):
    try:
        action()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
try:
    data[0] = 1
except TypeError as error:
    print(error)
