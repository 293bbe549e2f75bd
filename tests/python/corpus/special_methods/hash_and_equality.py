# Objects as keys: equal ones must hash alike; lookups ask __eq__ only for equal hashes.
class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        print("hash", self.name)
        return len(self.name)

    def __eq__(self, other):
        print("eq", self.name, other.name)
        return self.name == other.name


d = {Key("ab"): 1}
print(d[Key("ab")])
print(Key("abc") in d)
print(Key("xy") in d)
k = next(iter(d))
print(d[k])
d[Key("ab")] = 2
print(len(d), list(d.values()))


class BadHash:
    def __hash__(self):
        return "x"


try:
    hash(BadHash())
except TypeError as error:
    print(error)


class BigHash:
    def __hash__(self):
        return 2 ** 61


print(hash(BigHash()))
