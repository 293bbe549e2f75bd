# iter with a sentinel; iterators are used up; two over one list.
values = iter([3, 1, 0, 7])
print(list(iter(lambda: next(values), 0)), list(values))
items = [1, 2, 3]
a, b = iter(items), iter(items)
print(next(a), next(a), next(b), list(a), list(b))
it = iter("abcdef")
print(list(zip(it, it)), 4 in iter([1, 4, 5]))
it = iter(range(10))
for x in it:
    if x == 2:
        break
print(list(it), next(it, None))
it = iter([1, 2, 3, 4])
print(3 in it, list(it))
print(iter(items).__length_hint__(), type(iter([])).__name__, type(iter(())).__name__, type(iter({})).__name__, type(iter("")).__name__, type(iter(set())).__name__, type(iter(range(0))).__name__)
try:
    next([1])
except TypeError as error:
    print(error)
try:
    next(iter(()))
except StopIteration as error:
    print(repr(error))
