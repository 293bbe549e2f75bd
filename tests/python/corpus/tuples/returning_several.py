# Functions with several results; swapping; star arguments.
def statistics(*numbers):
    return min(numbers), max(numbers), sum(numbers) / len(numbers)


low, high, mean = statistics(4, 8, 15, 16, 23, 42)
print(low, high, mean, statistics(1))
print(*statistics(1, 2), sep=" / ")


def fib_pair(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a, b


print(fib_pair(10), fib_pair(0)[1])
points = {(0, 0): "origin", (1, 0): "east"}
print(points[0, 0], points.get((2, 2)), points[(1, 0)])
i = 0
values = [10, 20, 30]
i, values[i] = 2, 99
print(i, values)
