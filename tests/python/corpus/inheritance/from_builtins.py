# Subclasses of list, dict, int, str and tuple.
class Stack(list):
    def push(self, item):
        self.append(item)

    def peek(self):
        return self[-1] if self else None


class Upper(str):
    def shout(self):
        return self.upper() + "!"


class Money(int):
    def __str__(self):
        return f"${int(self):,}"

    def __add__(self, other):
        return Money(int(self) + other)


class Counter(dict):
    def add(self, key):
        self[key] = self.get(key, 0) + 1


s = Stack([1])
s.push(2)
print(s, s.peek(), len(s), s == [1, 2], isinstance(s, list), type(s + [3]).__name__, type(s[:]).__name__, s.pop())
u = Upper("hi")
print(u.shout(), u + " there", type(u + "x").__name__, u == "hi", {u: 1}["hi"], len(u))
m = Money(1500)
print(m, m + 500, repr(m), m * 2, m > 1000, f"{m}", f"{m:d}", sum([m, m]))
c = Counter()
for x in "abca":
    c.add(x)
print(c, c["a"], dict(c) == c, type(c).__name__)


class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def swapped(self):
        return Pair(self[1], self[0])


print(Pair(1, 2).swapped(), Pair(1, 2) == (1, 2), len(Pair(3, 4)), max(Pair(3, 4)))
