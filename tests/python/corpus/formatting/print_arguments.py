# sep, end, file and flush.
import sys

print(1, 2, 3, sep=", ")
print("no newline", end="")
print("!", end="\n\n")
print(*range(5), sep="-")
print(*"abc", *[1, 2], sep="")
print()
print("a", "b", sep="\n", end="<end>\n")
print("to stderr", file=sys.stderr)
print("x", sep=None, end=None, flush=True)
print([1.0, "a"], ("t",), {"k": None}, {1}, sep=" | ")
try:
    print("a", sep=1)
except TypeError as error:
    print(error)
try:
    print("a", colour="red")
except TypeError as error:
    print(error)
