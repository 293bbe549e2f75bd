# The place in a file: seek, tell and truncate, in bytes and in text.
with open("data.bin", "wb") as file:
    print(file.write(bytes(range(10))), file.tell(), file.seek(3), file.write(b"ABC"), file.tell())
with open("data.bin", "rb") as file:
    print(file.seek(-4, 2), file.read(2), file.tell(), file.seek(-3, 1), file.read(), file.read())
    print(file.seek(100), file.read(), file.tell())
    try:
        file.seek(-1)
    except OSError as error:
        print(error)
with open("data.bin", "r+b") as file:
    print(file.truncate(5), file.tell(), file.read())
    print(file.truncate(8), file.seek(0), file.read())
    file.seek(12)
    file.write(b"end")
print(open("data.bin", "rb").read())

with open("text.txt", "w", encoding="utf-8") as file:
    print(file.write("가나다\nab\ncd\n"), file.tell())
with open("text.txt", encoding="utf-8") as file:
    print(file.readline(), file.tell())
    place = file.tell()
    print(file.read(1), file.tell(), file.read())
    file.seek(place)
    print(repr(file.read()))
    print(file.seek(0, 2), file.seek(0), repr(file.read(2)), file.tell())
    for step in ((1, 1), (1, 2), (0, 5), (-1, 0)):
        try:
            file.seek(*step)
        except (OSError, ValueError) as error:
            print(type(error).__name__, error)
with open("text.txt", encoding="utf-8") as file:
    next(file)
    try:
        file.tell()
    except OSError as error:
        print(error)
    print(list(file), file.tell())
with open("text.txt", "r+", encoding="utf-8") as file:
    file.truncate(9)
    print(repr(file.read()))
