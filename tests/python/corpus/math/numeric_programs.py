# Newton, Simpson, Monte Carlo without chance, series.
import math


def newton(f, df, x, steps=6):
    for _ in range(steps):
        x -= f(x) / df(x)
    return x


def simpson(f, a, b, n=100):
    h = (b - a) / n
    return h / 3 * (f(a) + f(b) + sum((4 if i % 2 else 2) * f(a + i * h) for i in range(1, n)))


print(newton(lambda x: x ** 3 - 2, lambda x: 3 * x ** 2, 1.5), simpson(math.sin, 0, math.pi), round(simpson(lambda x: x ** 2, 0, 3), 10))
print(sum(1 / math.factorial(n) for n in range(20)), 4 * sum((-1) ** k / (2 * k + 1) for k in range(1000)))
seed, inside = 42, 0
for _ in range(1000):
    seed = (1103515245 * seed + 12345) % 2 ** 31
    x = seed / 2 ** 31
    seed = (1103515245 * seed + 12345) % 2 ** 31
    y = seed / 2 ** 31
    inside += x * x + y * y < 1
print(4 * inside / 1000)
numbers = [2, 4, 4, 4, 5, 5, 7, 9]
mean = sum(numbers) / len(numbers)
print(mean, math.sqrt(sum((n - mean) ** 2 for n in numbers) / len(numbers)))
