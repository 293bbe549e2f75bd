# count, cycle, repeat with islice.
from itertools import count, cycle, islice, repeat, takewhile

print(list(islice(count(), 3)), list(islice(count(10, -3), 4)), list(islice(count(0.5, 0.25), 3)))
print(list(islice(cycle("ab"), 5)), list(repeat("x", 3)), list(zip(count(1), "abc")), list(map(pow, range(4), repeat(2))))
print(list(islice("abcdef", 2)), list(islice("abcdef", 2, 5)), list(islice("abcdef", 1, None, 2)), list(islice(range(10), 0, 9, 4)), list(islice([], 3)))
print(list(takewhile(lambda n: n * n < 50, count())), next(count(7)), repeat(1), repeat(1, 2), count(3), count(2, 5))
print(list(cycle([])))
try:
    islice([1], -1)
except ValueError as error:
    print(error)
