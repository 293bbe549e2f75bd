# What return gives goes into StopIteration, and out of yield from.
def inner():
    received = yield 1
    print("received", received)
    yield 2
    return "result"


def outer():
    value = yield from inner()
    print("inner returned", value)
    yield 3
    return value.upper()


g = outer()
print(next(g))
print(g.send("hello"))
print(next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value, repr(stop))


def collect():
    result = yield from [10, 20]
    print(result)


print(list(collect()))
