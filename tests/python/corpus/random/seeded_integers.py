# randint, randrange, getrandbits.
import random

random.seed(7)
print([random.randint(1, 6) for _ in range(15)])
print([random.randrange(10) for _ in range(10)], [random.randrange(0, 100, 5) for _ in range(6)], [random.randrange(-3, 4) for _ in range(8)])
print(random.randint(5, 5), random.randint(1, 10 ** 20), random.getrandbits(8), random.getrandbits(100), random.randint(-10 ** 12, 10 ** 12), random.randrange(2 ** 32), random.randrange(2 ** 33))
for bad in (lambda: random.randint(5, 1), lambda: random.randrange(0), lambda: random.randrange(3, 3), lambda: random.choice([]), lambda: random.randint(1), lambda: random.randrange(1, 5, 0), lambda: random.randint("a", 5)):
    try:
        print(bad())
    except (ValueError, IndexError, TypeError) as error:
        print(type(error).__name__, error)
