# What each mode does with what is there: r, w, a, x and +.
def show():
    with open("data.txt") as file:
        print("  now", repr(file.read()))


with open("data.txt", "x") as file:
    file.write("abcdef\n")
show()
try:
    open("data.txt", "x")
except FileExistsError as error:
    print(type(error).__name__, error, error.errno, error.filename)

with open("data.txt", "a") as file:
    file.write("more\n")
show()
with open("data.txt", "r+") as file:
    file.write("XY")
    file.seek(4)
    print(repr(file.readline()))
show()
with open("data.txt", "a+") as file:
    print(repr(file.read()))
    file.seek(0)
    print(repr(file.readline()))
    file.write("end\n")
show()
with open("data.txt", "w+") as file:
    file.write("fresh\n")
    file.seek(0)
    print(repr(file.read()))
show()
with open("data.txt", "w"):
    pass
show()
for mode in ("r", "w", "a", "r+", "rt", "wt", "rb", "ab", "r+b", "w+b", "bw"):
    with open("data.txt", mode) as file:
        print(mode, file.mode, file.readable(), file.writable(), file.seekable(), type(file).__name__)
