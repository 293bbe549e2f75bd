# print(..., file=...) writes to anything that has a write method.
import io
import sys

with open("report.txt", "w") as file:
    print("name", "amount", sep=";", file=file)
    for name, amount in [("tea", 3), ("bread", 12)]:
        print(name, amount, sep=";", file=file)
    print(end="", file=file)
print(open("report.txt").read(), end="")

memory = io.StringIO()
print("to memory", 1, 2, file=memory)
print(repr(memory.getvalue()))

old, sys.stdout = sys.stdout, open("caught.txt", "w")
print("not seen")
sys.stdout.close()
sys.stdout = old
print("seen", repr(open("caught.txt").read()))
