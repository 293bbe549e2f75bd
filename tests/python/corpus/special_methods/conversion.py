# int(), float(), index, round and others ask the object.
class Length:
    def __init__(self, metres):
        self.metres = metres

    def __int__(self):
        return int(self.metres)

    def __float__(self):
        return float(self.metres)

    def __round__(self, digits=None):
        return f"rounded to {digits}"

    def __index__(self):
        return 2

    def __bytes__(self):
        return b"length"

    def __divmod__(self, other):
        return "divmod", other

    def __floor__(self):
        return "floor"


x = Length(3.7)
print(int(x), float(x), round(x), round(x, 2), [10, 20, 30][x], "abc"[x:], bytes(x), divmod(x, 7), range(x), hex(x), "ab" * x)
import math
print(math.floor(x), math.sqrt(x), list(range(10))[::x])


class Bad:
    def __int__(self):
        return "5"

    def __index__(self):
        return 1.5

    def __float__(self):
        return 1


for f in (int, float, hex, lambda b: [1][b]):
    try:
        f(Bad())
    except TypeError as error:
        print(error)
