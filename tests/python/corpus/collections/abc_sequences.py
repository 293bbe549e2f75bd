# What a sequence of one's own gets, and a generator.
from collections.abc import Generator, MutableSequence


class Line(MutableSequence):
    def __init__(self, values=()): self.values = list(values)
    def __getitem__(self, at): return self.values[at]
    def __setitem__(self, at, value): self.values[at] = value
    def __delitem__(self, at): del self.values[at]
    def __len__(self): return len(self.values)
    def insert(self, at, value): self.values.insert(at, value)


line = Line([1, 2, 3, 2])
line.append(5); line += [6]; line.extend(line)
print(list(line), list(reversed(line)), line.count(2), line.index(2), line.index(2, 2), 3 in line, line.pop(), line.pop(0))
line.reverse(); line.remove(2)
print(line.values)
for args in ((99,), (2, 0, 1), (5, -2)):
    try: print(line.index(*args))
    except ValueError as error: print(repr(error))
line.clear()
print(len(line))


class Sevens(Generator):
    def send(self, value): return 7
    def throw(self, *args): raise GeneratorExit


class Stubborn(Sevens):
    def throw(self, *args): return 1


print(next(Sevens()), Sevens().close())
try: Stubborn().close()
except RuntimeError as error: print(error)
