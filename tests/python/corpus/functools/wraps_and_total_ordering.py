# wraps copies names; total_ordering fills in.
from functools import wraps, total_ordering, update_wrapper


def decorate(f):
    @wraps(f)
    def wrapper(*args):
        "the wrapper's doc"
        return f(*args)
    return wrapper


@decorate
def original(a: int) -> str:
    "the original's doc"
    return str(a)


print(original.__name__, original.__doc__, original.__qualname__, original.__annotations__, original.__wrapped__(3))


@total_ordering
class Size:
    order = ["S", "M", "L"]

    def __init__(self, name):
        self.n = self.order.index(name)

    def __eq__(self, other):
        return self.n == other.n

    def __le__(self, other):
        return self.n <= other.n


s, m = Size("S"), Size("M")
print(s < m, s > m, s >= m, s <= m, s == Size("S"), s != m)
try:
    @total_ordering
    class Nothing:
        pass
except ValueError as error:
    print(error)
