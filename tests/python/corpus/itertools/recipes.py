# What people build of them.
from itertools import chain, combinations, count, islice, repeat, tee, zip_longest


def take(n, iterable):
    return list(islice(iterable, n))


def grouper(iterable, n, fill=None):
    return zip_longest(*[iter(iterable)] * n, fillvalue=fill)


def powerset(items):
    items = list(items)
    return chain.from_iterable(combinations(items, r) for r in range(len(items) + 1))


def sliding(iterable, n):
    copies = tee(iterable, n)
    for i, copy in enumerate(copies):
        next(islice(copy, i, i), None)
    return zip(*copies)


def roundrobin(*iterables):
    pending = [iter(i) for i in iterables]
    while pending:
        for it in pending[:]:
            try:
                yield next(it)
            except StopIteration:
                pending.remove(it)


print(take(3, count(5)), list(grouper("abcdefg", 3, "x")), list(powerset([1, 2, 3])), list(sliding(range(5), 3)), list(roundrobin("abc", "d", "ef")))
print(sum(map(lambda a, b: a * b, [1, 2, 3], [4, 5, 6])), list(repeat((), 2)))
