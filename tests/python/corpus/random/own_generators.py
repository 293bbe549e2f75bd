# Random objects do not disturb each other.
import random

a, b = random.Random(1), random.Random(1)
print([a.randint(0, 9) for _ in range(5)], [b.randint(0, 9) for _ in range(5)], a.random() == b.random())
random.seed(5)
first = random.random()
random.Random(99).random()
a.random()
random.seed(5)
print(first == random.random(), a.choice("xyz"), a.uniform(0, 5))
state = a.getstate()
one = [a.random() for _ in range(2)]
a.setstate(state)
print(one == [a.random() for _ in range(2)])
a.seed(3)
print(a.randint(1, 100), random.Random("text").random() == random.Random("text").random(), random.Random(None) is not None)
