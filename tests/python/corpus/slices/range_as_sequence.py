# range can be cut, compared and searched.
r = range(0, 100, 7)
print(len(r), r[3], r[-1], r[2:5], list(r[::-5]), 21 in r, 22 in r, r.index(21), r.count(5))
print(range(5) == range(0, 5, 1), range(0) == range(3, 3), range(0, 3, 2) == range(0, 4, 2), hash(range(3)) == hash(range(0, 3)))
print(list(range(5, 0, -2)), list(range(0, -5)), range(10 ** 18)[10 ** 17], len(range(-3, 3)), r.start, r.stop, r.step)
print(list(reversed(range(3))), sum(range(101)), max(range(5)), bool(range(0)), range(3), range(1, 2, 3))
for bad in (lambda: range(1, 2, 0), lambda: range(1.5), lambda: range("3"), lambda: range(), lambda: r[50], lambda: r.index(1), lambda: range(1, 2, 3, 4)):
    try:
        bad()
    except (TypeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)
