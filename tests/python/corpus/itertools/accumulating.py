# accumulate with functions and starts.
import operator
from itertools import accumulate

print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3, 4], operator.mul)), list(accumulate([3, 1, 5, 2], max)), list(accumulate([])))
print(list(accumulate([1, 2], initial=100)), list(accumulate("abc")), list(accumulate([5, 3], lambda a, b: a - b)), list(accumulate([], initial=7)))
balance = accumulate([100, -30, -50, 20])
print([f"{b:>4}" for b in balance])
print(list(accumulate(range(1, 8), lambda a, _: a * 2)), list(accumulate([[1], [2]], operator.add)))
try:
    list(accumulate([1, "a"]))
except TypeError as error:
    print(error)
