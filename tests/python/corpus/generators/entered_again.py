# A generator that is asked while it runs, from its own body and through others; and one that several loops share.
def itself():
    yield 1
    for value in me:
        yield value
    yield 2


me = itself()
print(next(me))
try:
    next(me)
except ValueError as e:
    print(e)
print(list(me))


def through():
    yield 0
    yield from me


me = through()
try:
    for value in me:
        print(value)
except ValueError as e:
    print(e)
print(list(me), me.gi_frame)


def asks():
    yield 1
    try:
        next(me)
    except ValueError as e:
        print("inside:", e)
    yield 2
    try:
        me.send(5)
    except ValueError as e:
        print("inside:", e)
    yield sum(x for x in [1, 2])


me = asks()
print([value for value in me])


def numbers(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed", n)


shared = numbers(6)
for a in shared:
    print("outer", a)
    for b in shared:
        print("inner", b)
        if b == 2:
            break
print(list(shared))

first = numbers(3)
for a in first:
    break
print("kept", next(first), list(first))


def delegates():
    got = yield from numbers(2)
    print("got", got)
    try:
        yield from fails()
    except KeyError as e:
        print("caught", e)
    result = yield from returns()
    print(result)
    for value in fails():
        print("loop", value)


def fails():
    yield "before"
    raise KeyError("inside")


def returns():
    value = yield "ask"
    return ["result", value]


try:
    for value in delegates():
        print(value)
except KeyError as e:
    print("out", e)

chain = delegates()
print(next(chain), next(chain), next(chain), next(chain))
print(chain.send("sent"))
chain.close()


def middle():
    try:
        yield from numbers(3)
    except RuntimeError as e:
        print("middle", e)
        yield "more"


g = middle()
print(next(g), g.gi_yieldfrom is not None, g.gi_running)
print(g.throw(RuntimeError("thrown")), g.gi_yieldfrom)
print(list(g), list(g))


def nested(depth):
    if depth:
        yield from nested(depth - 1)
    yield depth


print(sum(nested(100)), list(zip(numbers(2), nested(1), numbers(5))))
print(max(numbers(4)), sorted(numbers(3), reverse=True), list(enumerate(nested(2))))
for number in numbers(2):
    try:
        continue
    finally:
        print("went on", number)
for value in fails():
    print(value)
