# functools.cached_property computes once.
from functools import cached_property


class Data:
    def __init__(self, numbers):
        self.numbers = numbers

    @cached_property
    def total(self):
        print("computing")
        return sum(self.numbers)


d = Data([1, 2, 3])
print(d.total, d.total, vars(d))
d.numbers.append(10)
print(d.total)
del d.total
print(d.total)
d.total = 0
print(d.total)
