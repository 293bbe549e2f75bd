# Stars, nesting, and what does not fit.
first, *middle, last = range(6)
print(first, middle, last)
*start, end = "ab"
print(start, end)
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
[p, q] = (1, 2)
head, *tail = [1]
print(p, q, head, tail)
for x, *rest in ((1, 2, 3), "ab", [7]):
    print(x, rest)


def attempt(action):
    try:
        action()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


def too_many():
    a, b = 1, 2, 3


def too_few():
    a, b, c = [1, 2]


def too_few_starred():
    a, b, *c = [1]


def no_iterable():
    a, b = 5


def nested():
    (a, b), c = (1, 2, 3), 4


def of_none():
    a, b = None


def from_generator():
    a, b = (i for i in range(3))


for action in (too_many, too_few, too_few_starred, no_iterable, nested, of_none, from_generator):
    attempt(action)
