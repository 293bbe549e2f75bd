# deque: both ends, rotation, a limit.
from collections import deque

d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, d.pop(), d.popleft(), d, len(d), d[0], d[-1], 2 in d)
d.extend("ab")
d.extendleft("xy")
print(d)
d.rotate(2)
print(d)
d.rotate(-1)
print(d, list(reversed(d)), d.count("a"), d.index(1))
d.remove("a")
d.insert(1, "in")
d[0] = "first"
del d[1]
print(d, d.copy() == d)
d.reverse()
last = deque(maxlen=3)
for n in range(6):
    last.append(n)
print(last, last.maxlen, deque("abc", 2), deque() == deque([]), bool(deque()))
last.appendleft("left")
print(last)
for bad in (lambda: deque().pop(), lambda: deque().popleft(), lambda: d[50], lambda: d.remove("zz"), lambda: deque(5), lambda: deque(maxsize=3), lambda: d[0:1], lambda: deque([], -1), lambda: last.insert(1, 5), lambda: d.index("nope"), lambda: hash(d)):
    try:
        print(bad())
    except (IndexError, ValueError, TypeError) as error:
        print(type(error).__name__, error)
