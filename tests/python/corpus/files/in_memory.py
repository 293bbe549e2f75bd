# io.BytesIO and io.StringIO are files without a disk.
import io

data = io.BytesIO(b"first\nsecond\nlast")
print(data.readline(), data.read(3), data.tell(), data.readlines())
print(data.seek(0), list(data), data.read())
data.seek(6)
print(data.write(b"SEC"), data.getvalue(), data.tell())
print(data.seek(-2, 2), data.read(), data.truncate(4), data.getvalue(), data.seek(10), data.write(b"x"), data.getvalue())
buffer = bytearray(3)
data.seek(0)
print(data.readinto(buffer), buffer, data.readable(), data.writable(), data.seekable(), data.isatty())
with io.BytesIO() as file:
    file.writelines([b"a", b"b"])
    print(file.getvalue())
print(file.closed)
for action in (file.read, file.getvalue, lambda: file.write(b"")):
    try:
        action()
    except ValueError as error:
        print(error)

text = io.StringIO("one\ntwo\r\nthree")
print(text.read(2), text.readline(), text.tell(), list(text))
print(text.seek(0), text.readlines(5), text.read())
text.seek(0)
text.write("ONE")
print(repr(text.getvalue()), text.seek(0, 2), text.write("!"), repr(text.getvalue()))
text.truncate(3)
print(repr(text.getvalue()), text.tell())
text.write("gap")
print(repr(text.getvalue()))
for newline in (None, "", "\n", "\r", "\r\n"):
    text = io.StringIO("a\nb\r\nc\rd", newline=newline)
    print(repr(newline), repr(text.getvalue()), list(text))
wrapped = io.TextIOWrapper(io.BytesIO("ein\r\nzwei\r\n".encode()), encoding="utf-8")
print(wrapped.read().split(), wrapped.encoding)
under = io.BytesIO()
wrapped = io.TextIOWrapper(under, encoding="utf-8")
wrapped.write("가")
print(under.getvalue())
wrapped.flush()
print(under.getvalue(), wrapped)
