# Matrix product, transpose, spiral.
def product(a, b):
    return [[sum(x * y for x, y in zip(row, column)) for column in zip(*b)] for row in a]


def spiral(m):
    m = [row[:] for row in m]
    out = []
    while m:
        out += m.pop(0)
        m = [list(r) for r in zip(*m)][::-1]
    return out


a = [[1, 2], [3, 4]]
b = [[0, 1], [1, 0]]
print(product(a, b), product(b, a), product(a, [[1], [2]]))
print(spiral([[1, 2, 3], [4, 5, 6], [7, 8, 9]]))
identity = [[int(i == j) for j in range(3)] for i in range(3)]
print(identity)
fast = [[1, 1], [1, 0]]
power = [[1, 0], [0, 1]]
for _ in range(90):
    power = product(power, fast)
print(power[0][1])
