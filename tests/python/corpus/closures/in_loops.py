# All closures of a loop share its variable.
functions = []
for i in range(3):
    def show():
        return i
    functions.append(show)
print([f() for f in functions])
i = 99
print([f() for f in functions])


def make(n):
    return lambda: n


print([f() for f in [make(n) for n in range(3)]], [f() for f in [lambda n=n: n for n in range(3)]])
from functools import partial
print([f() for f in [partial(lambda n: n, n) for n in range(3)]])


def inside():
    calls = []
    for k in "ab":
        calls.append(lambda: k)
    k = "changed"
    return [c() for c in calls]


print(inside())
