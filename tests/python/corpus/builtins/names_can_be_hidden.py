# Built-in names are names like others.
list = [1, 2]
try:
    list("ab")
except TypeError as error:
    print(error)
del list
print(list("ab"))


def max(a, b):
    return "mine"


print(max(1, 2), __builtins__.max(1, 2))
del max
print(max(1, 2))
print = print
str = "text"
try:
    str(5)
except TypeError as error:
    print(error)
del str
sum = sum([1, 2])
print(sum)
import builtins
print(builtins.sum([sum, 1]), builtins.len is len, "print" in dir(builtins), sorted(n for n in dir(builtins) if n.endswith("Warning"))[:3])
