# An exception comes in where yield stands.
def worker():
    while True:
        try:
            item = yield "ready"
            print("item", item)
        except ValueError as error:
            print("caught", error)
            yield "recovered"


w = worker()
print(next(w))
print(w.send(1))
print(w.throw(ValueError("bad")))
print(next(w))
try:
    w.throw(KeyError("k"))
except KeyError as error:
    print("out came", repr(error))
print(list(w))


def delegating():
    try:
        yield from worker()
    except TypeError as error:
        print("delegate", error)
        yield "done"


d = delegating()
next(d)
print(d.throw(ValueError("deep")))
print(d.throw(TypeError("deeper")))
