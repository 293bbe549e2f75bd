# Tuples compare item by item; records are sorted by several keys.
print((1, "b") < (1, "c"), (2,) > (1, 9), (1, 2) == (1, 2, 3), (1, 2) < (1, 2, 0), ("a", 1) != ("a", 1.0))
records = [("Ann", 3, 1.7), ("Bo", 1, 1.9), ("Al", 3, 1.6)]
print(sorted(records), sorted(records, key=lambda r: (r[1], -r[2])), max(records), min(records, key=lambda r: r[2]))
winner = max((score, name) for name, score, _ in records)
print(winner, winner[1])
versions = ["1.10.0", "1.9.3", "1.10"]
print(sorted(versions), sorted(versions, key=lambda v: tuple(map(int, v.split(".")))))
for bad in (lambda: (1, "a") < (1, 2), lambda: (1,) < [1], lambda: sorted([(1, None), (1, 2)]), lambda: (1, 2) < 3):
    try:
        print(bad())
    except TypeError as error:
        print(error)
print((1, "a") < (2, 2), () == (), (0,) < (False, 1), (1, 2) in [(1, 2.0)])
