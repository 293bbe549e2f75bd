# Choosing and mixing.
import random

random.seed(123)
deck = list(range(10))
random.shuffle(deck)
print(deck, random.choice("abcdef"), [random.choice(["x", "y"]) for _ in range(6)])
print(random.sample(range(100), 5), random.sample("abcdef", 6), random.sample([1, 1, 2], 3), random.sample(range(10 ** 9), 3), random.sample(range(30), 25))
print(random.choices("abc", k=8), random.choices(["r", "g"], weights=[9, 1], k=8), random.choices([1, 2, 3], cum_weights=[1, 3, 6], k=5))
words = ["one", "two", "three"]
random.shuffle(words)
print(words, random.sample(words, k=1), random.choice((1, 2)), random.choice(range(5, 9)))
print(random.sample(["a", "b"], 3, counts=[2, 1]))
for bad in (lambda: random.sample([1], 2), lambda: random.shuffle((1, 2)), lambda: random.sample({1, 2}, 1), lambda: random.choice({1: 2}), lambda: random.choices([], k=1), lambda: random.sample([1], -1), lambda: random.choices([1], weights=[1, 2])):
    try:
        print(bad())
    except (ValueError, TypeError, IndexError, KeyError) as error:
        print(type(error).__name__, error)
