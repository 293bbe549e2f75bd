# random() after seed().
import random

random.seed(42)
print([random.random() for _ in range(4)])
random.seed(42)
print(random.random())
random.seed(0)
print(random.random(), random.uniform(1, 10), random.uniform(-1, 1))
for seed in (1, -1, 2 ** 40, 10 ** 30, True, 1.5):
    random.seed(seed)
    print(seed, random.random())
