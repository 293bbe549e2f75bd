# Errors end a generator; it cannot enter itself.
def fails():
    yield 1
    1 / 0
    yield 2


g = fails()
print(next(g))
try:
    next(g)
except ZeroDivisionError as error:
    print(error)
print(list(g))


def itself():
    yield next(me)


me = itself()
try:
    next(me)
except ValueError as error:
    print(error)
print(g.gi_running, g.gi_frame, fails.__name__, g.__name__, g.__qualname__)
try:
    len(g)
except TypeError as error:
    print(error)
try:
    g[0]
except TypeError as error:
    print(error)
print(iter(g) is g, hasattr(g, "send"))
