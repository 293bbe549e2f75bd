# UTF-16 and UTF-32, with and without a mark for the order of bytes.
text = "aé가😀"
for encoding in ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "UTF_16", "utf16"):
    data = text.encode(encoding)
    print(encoding, data.hex(), data.decode(encoding) == text)
print(("\ufeff" + text).encode("utf-16-be").decode("utf-16") == text, b"".decode("utf-16") == "", "".encode("utf-16"))
for data, encoding in ((b"a", "utf-16"), (b"\x00\xd8", "utf-16-le"), (b"\x00\xd8a\x00", "utf-16-le"), (b"\x00\xdc", "utf-16-le"), (b"a\x00b", "utf-16-le"), (b"a\x00\x00\x00b", "utf-32-le")):
    for errors in ("strict", "ignore", "replace"):
        try:
            print(ascii(data.decode(encoding, errors)))
        except UnicodeDecodeError as error:
            print(error.start, error.end, error.reason)
print("\ud800".encode("utf-16-le", "surrogatepass"), ascii(b"\x00\xd8".decode("utf-16-le", "surrogatepass")))
try:
    "x\ud800".encode("utf-16")
except UnicodeEncodeError as error:
    print(error.start, error.end, error.reason)
with open("wide.txt", "w", encoding="utf-16") as file:
    file.write("first\n")
    file.write("두 번째\n")
print(open("wide.txt", "rb").read().hex())
with open("wide.txt", encoding="utf-16") as file:
    print(file.readline(), file.readlines())
with open("wide.txt", "a", encoding="utf-16") as file:
    file.write("more\n")
print(open("wide.txt", encoding="utf-16").read().split())
