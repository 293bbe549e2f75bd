# Which type comes out where int, float and bool meet.
for value in (1 + 1, 1 + 1.0, True + True, True + 0.5, 2 * True, 7 // 2.0, -True, +True, 2 ** -1):
    print(value, type(value).__name__)
print(sum([True, False, True]), [10, 20][True], "ab"[False])
print(1 == 1.0, hash(1) == hash(1.0) == hash(True), 2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53)
print(max(1, 1.0), max(1.0, 1), min(True, 1))
