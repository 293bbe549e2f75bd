# What is written arrives when it is flushed, or when the file is closed or given up.
def size():
    with open("log.txt", "rb") as file:
        return len(file.read())


file = open("log.txt", "w")
file.write("waits")
print(size())
file.flush()
print(size())
file.write(" more")
print(size())
file.close()
print(size())

file = open("log.txt", "wb", 0)
file.write(b"at once")
print(size())
file.close()

file = open("log.txt", "w", 1)
file.write("no end of line")
print(size())
file.write(" now\n")
print(size())
file.close()

file = open("log.txt", "w")
file.write("given up")
del file
print(size())
open("log.txt", "a").write(", and never named")
print(size())


def leaves():
    file = open("log.txt", "w")
    file.write("of a call")


leaves()
print(size())
print("last", file=open("log.txt", "a"))
file = open("log.txt", "a")
print("waits", file=file)
print(size())
print("flushed", file=file, flush=True)
print(size())
print(repr(open("log.txt").read()))
