# reduce with and without a start.
from functools import reduce
import operator

print(reduce(operator.add, [1, 2, 3]), reduce(lambda a, b: a * b, range(1, 6)), reduce(max, [3, 9, 2]), reduce(lambda a, b: f"({a}{b})", "abcd"))
print(reduce(operator.add, [], 10), reduce(lambda d, kv: {**d, kv[0]: kv[1]}, [("a", 1), ("b", 2)], {}), reduce(lambda a, b: b + a, "abc"), reduce(operator.add, [5]))
compose = lambda *fs: reduce(lambda f, g: lambda x: g(f(x)), fs)
print(compose(str.strip, str.upper, len)("  ab "))
try:
    reduce(operator.add, [])
except TypeError as error:
    print(error)
try:
    reduce(operator.add, [1, "a"])
except TypeError as error:
    print(error)
