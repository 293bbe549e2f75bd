# partial and partialmethod.
from functools import partial, partialmethod

binary = partial(int, base=2)
print(binary("101"), binary("11", base=10), binary.func is int, binary.args, binary.keywords)
line = partial(print, "<", end=">\n")
line("a", "b", sep="-")
power = partial(pow, 2)
print(list(map(power, range(5))), partial(partial(max, 1), 5)(3))


class Light:
    def set(self, state, level=1):
        return f"{state} {level}"

    on = partialmethod(set, "on")
    dim = partialmethod(set, "on", level=0.3)


print(Light().on(), Light().on(5), Light().dim())
print(sorted(["b2", "a10"], key=partial(lambda n, s: int(s[n:]), 1)))
try:
    partial()
except TypeError as error:
    print(error)
try:
    partial(5)
except TypeError as error:
    print(error)
