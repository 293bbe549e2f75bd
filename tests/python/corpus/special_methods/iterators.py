# An iterable makes iterators; an iterator is its own.
class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self.start)

    def __reversed__(self):
        return iter(range(1, self.start + 1))


class CountdownIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


c = Countdown(3)
print([(a, b) for a in c for b in c], list(reversed(c)), 2 in c, max(c), sorted(c), dict(zip(c, "abc")))
it = iter(c)
print(next(it), list(it), list(it), next(it, "done"))


class NotIterator:
    def __iter__(self):
        return 5


class NoNext:
    def __iter__(self):
        return self


for bad in (NotIterator(), NoNext()):
    try:
        for _ in bad:
            pass
    except TypeError as error:
        print(error)
