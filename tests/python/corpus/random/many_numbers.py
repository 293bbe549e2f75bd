# Far into the sequence: beyond one block of the generator's state.
import random

random.seed(99)
total = 0.0
for _ in range(5000):
    total += random.random()
print(total, random.random())
random.seed(99)
print(sum(random.randint(0, 1000) for _ in range(3000)), random.getrandbits(64), random.getrandbits(1), random.getrandbits(33))
items = list(range(200))
random.shuffle(items)
print(items[:10], items[-10:])
print(random.randbytes(5), len(random.randbytes(100)))
