# __getitem__ alone is enough for a loop, `in`, list and unpacking.
class Squares:
    def __getitem__(self, i):
        if i >= 5:
            raise IndexError("no more")
        return i * i


s = Squares()
print(list(s), 9 in s, 7 in s, max(s))
a, b, *rest = s
print(a, b, rest, list(zip(s, "ab")), sum(s))
for n in s:
    if n > 3:
        break
print(n)
try:
    reversed(s)
except TypeError as error:
    print(error)
try:
    len(s)
except TypeError as error:
    print(error)


class KeyErrors:
    def __getitem__(self, i):
        raise KeyError(i)


try:
    list(KeyErrors())
except KeyError as error:
    print("KeyError", error)
