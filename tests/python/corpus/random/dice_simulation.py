# Dice, coins, walks: programs with a seed.
import random
from collections import Counter

random.seed(10)
rolls = Counter(random.randint(1, 6) + random.randint(1, 6) for _ in range(1000))
for total in range(2, 13):
    print(f"{total:2} {rolls[total]:4} {'#' * (rolls[total] // 10)}")
print(sum(random.random() < 0.5 for _ in range(100)), "heads")
x = y = 0
for _ in range(100):
    dx, dy = random.choice([(0, 1), (1, 0), (0, -1), (-1, 0)])
    x, y = x + dx, y + dy
print(x, y)
inside = sum(random.random() ** 2 + random.random() ** 2 <= 1 for _ in range(2000))
print(4 * inside / 2000)
letters = "".join(random.choices("abcdefghij", k=12))
print(letters, "".join(random.sample(letters, len(letters))))
