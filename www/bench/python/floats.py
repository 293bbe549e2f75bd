"""Numbers with a point: points of the Mandelbrot set, and an integral."""


def inside(x, y, limit):
    a = b = 0.0
    for n in range(limit):
        a, b = a * a - b * b + x, 2.0 * a * b + y
        if a * a + b * b > 4.0:
            return n
    return limit


def work():
    count = 0
    for row in range(30):
        for column in range(40):
            count += inside(column / 16.0 - 2.0, row / 12.0 - 1.25, 100)
    area = 0.0
    step = 1.0 / 200_000
    for n in range(200_000):
        x = (n + 0.5) * step
        area += 4.0 / (1.0 + x * x)
    return f"{count} {area * step:.9f}"
