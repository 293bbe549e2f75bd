# takewhile, dropwhile, filterfalse, compress, starmap.
from itertools import compress, dropwhile, filterfalse, starmap, takewhile

data = [1, 4, 6, 3, 8]
print(list(takewhile(lambda n: n < 5, data)), list(dropwhile(lambda n: n < 5, data)), list(filterfalse(lambda n: n % 2, data)), list(filterfalse(None, [0, 1, ""])))
print(list(compress("abcde", [1, 0, 1, 0, 1])), list(compress("abc", [True])), list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(lambda a, *b: (a, b), ["xyz", "q"])))
it = iter(data)
print(list(takewhile(lambda n: n < 5, it)), list(it))
