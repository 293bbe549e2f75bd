# Where yield may stand, and what it gives.
def several():
    x = yield
    y = (yield x) or "nothing"
    z = [(yield y), (yield "second")]
    print("z", z)
    print("w", (yield))
    return (yield "last") if x else None


g = several()
print(next(g), g.send(1), g.send(None), g.send("a"), g.send("b"), g.send("c"))
try:
    g.send("final")
except StopIteration as stop:
    print(stop.value)
lazy = lambda: (yield 5)
print(list(lazy()))


def star():
    yield 1, 2
    yield [*range(2)]
    yield


print(list(star()))
