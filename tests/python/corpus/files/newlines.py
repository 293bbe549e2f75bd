# Ends of lines, as they are read and written with each newline=.
raw = b"unix\nold\rdos\r\nboth\n\r\rend"
with open("lines.txt", "wb") as file:
    file.write(raw)
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("lines.txt", newline=newline) as file:
        print(repr(newline), list(file))
    with open("lines.txt", newline=newline) as file:
        print("   ", repr(file.read()))
    with open("lines.txt", newline=newline) as file:
        print("   ", repr(file.readline()), repr(file.readline()), repr(file.read(3)))
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("out.txt", "w", newline=newline) as file:
        print(file.write("a\nb\r\nc"), end=" ")
    print(repr(newline), open("out.txt", "rb").read())
print(open("lines.txt", "rb").readlines())
# Where a chunk of the file ends makes no difference.
with open("long.txt", "wb") as file:
    for number in range(3000):
        file.write(str(number).encode() + (b"\r\n" if number % 3 else b"\n"))
with open("long.txt") as file:
    print(sum(int(line) for line in file), file.tell())
with open("long.txt", newline="") as file:
    print(sum(line.endswith("\r\n") for line in file))
with open("long.txt") as file:
    text = file.read()
    print(len(text), text.count("\n"), "\r" in text)
