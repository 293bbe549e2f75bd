# chain, zip_longest, pairwise, tee.
from itertools import chain, pairwise, tee, zip_longest

print(list(chain([1], "ab", (2,))), list(chain()), list(chain.from_iterable([[1, 2], [3], []])), list(chain.from_iterable("ab")))
print(list(zip_longest("abc", [1])), list(zip_longest("a", [1, 2, 3], fillvalue="-")), list(zip_longest([], [])))
print(list(pairwise("abcd")), list(pairwise([1])), [b - a for a, b in pairwise([1, 4, 9, 16])])
a, b = tee(iter([1, 2, 3]))
print(next(a), list(b), list(a))
x, y, z = tee("ab", 3)
print(list(x), list(y), list(z))
print(sum(chain(range(3), range(10, 12))), list(chain("ab", chain("c"))))
