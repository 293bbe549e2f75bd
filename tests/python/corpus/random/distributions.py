# gauss and the others, seeded.
import random

random.seed(2024)
print(random.gauss(0, 1), random.gauss(100, 15), random.normalvariate(0, 1))
print(random.expovariate(0.5), random.triangular(0, 10, 3), random.betavariate(2, 3), random.triangular())
print(random.lognormvariate(0, 0.5), random.paretovariate(3), random.weibullvariate(1, 1.5), random.gammavariate(2, 1), random.vonmisesvariate(0, 4))
print([round(random.gauss(50, 10)) for _ in range(10)])
