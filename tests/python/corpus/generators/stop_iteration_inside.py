# A StopIteration that escapes becomes a RuntimeError.
def pairs(iterator):
    while True:
        yield next(iterator), next(iterator)


try:
    print(list(pairs(iter([1, 2, 3]))))
except RuntimeError as error:
    print(error, "|", repr(error.__cause__))


def safe_pairs(iterator):
    for a in iterator:
        b = next(iterator, None)
        yield a, b


print(list(safe_pairs(iter([1, 2, 3]))))


def raising():
    yield 1
    raise StopIteration("mine")


g = raising()
next(g)
try:
    next(g)
except RuntimeError as error:
    print(error)
