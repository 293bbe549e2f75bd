# Text is written to a file and read back: whole, by lines, and in a loop.
with open("notes.txt", "w") as file:
    print(file.write("first\n"), file.write("second\n"))
    file.writelines(["third\n", "last"])

with open("notes.txt") as file:
    print(repr(file.read()))
    print(repr(file.read()))

with open("notes.txt") as file:
    print(repr(file.readline()), repr(file.readline(3)), repr(file.readline()))
    print(file.readlines())
    print(repr(file.readline()))

with open("notes.txt") as file:
    for number, line in enumerate(file, 1):
        print(number, line.rstrip())

print(open("notes.txt").readlines(7))
print(list(open("notes.txt")))
print([line.strip() for line in open("notes.txt") if "i" in line])
print(open("notes.txt").read(4), open("notes.txt").read(0) == "", open("notes.txt").read(None) == open("notes.txt").read(-1))
