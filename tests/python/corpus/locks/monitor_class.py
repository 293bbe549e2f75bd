# A class that guards itself; a decorator that locks.
import functools
import threading


def synchronized(method):
    @functools.wraps(method)
    def wrapper(self, *args):
        with self._lock:
            return method(self, *args)
    return wrapper


class Stock:
    def __init__(self):
        self._lock = threading.RLock()
        self._items = {}

    @synchronized
    def add(self, name, n=1):
        self._items[name] = self._items.get(name, 0) + n

    @synchronized
    def take(self, name):
        if self._items.get(name, 0) == 0:
            raise LookupError(f"no {name} left")
        self.add(name, -1)
        return name

    @synchronized
    def count(self):
        return dict(sorted(self._items.items()))


stock = Stock()
threads = [threading.Thread(target=lambda k=k: [stock.add(k) for _ in range(100)]) for k in "abab"]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(stock.count(), stock.take("a"), stock.count())
try:
    stock.take("z")
except LookupError as error:
    print(error)
