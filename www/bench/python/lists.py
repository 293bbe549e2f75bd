"""Lists: append, index, slice, comprehension, sort."""


def work():
    values = []
    seed = 7
    for _ in range(80_000):
        seed = (seed * 1_103_515_245 + 12_345) & 0x7FFF_FFFF
        values.append(seed >> 8)
    total = 0
    for n in range(len(values)):
        total += values[n] & 15
    for n in range(0, len(values) - 1, 2):
        values[n], values[n + 1] = values[n + 1], values[n]
    odd = [value for value in values if value & 1]
    pairs = [(value % 100, value) for value in odd]
    values.sort()
    pairs.sort()
    odd.sort(key=lambda value: -value)
    middle = values[10_000:-10_000]
    while len(middle) > 1_000:
        total += middle.pop()
    return total + values[500] + pairs[1000][1] + odd[0] + max(middle) + sum(middle)
