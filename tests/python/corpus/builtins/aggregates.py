# sum, min, max, any, all with their options.
print(sum([1, 2.5]), sum([], 5), sum([[1], [2]], []), sum((True, True)), sum([0.1] * 10), sum([10 ** 20, 1]), sum([1, 2], start=10))
print(max(3, 1, 2), max([3, 1]), max("b", "a"), max([], default="none"), min([4, -2], key=abs), max(["aa", "b"], key=len), min("x", "abc", key=len))
print(max([1, 1.0]), max([1.0, 1]), max((1, "b"), (1, "a")), min({"b": 1, "a": 2}), max(x * x for x in range(-3, 3)))
print(any([]), all([]), any([0, None, "x"]), all([1, [], 2]), any(n > 3 for n in range(5)))
print(len("abc"), len({}), len(range(5)), abs(-3), abs(-2.5), round(2.5), divmod(7, 2), pow(2, 10), pow(2, 10, 100))
for bad in (lambda: sum("ab"), lambda: sum([1, "a"]), lambda: max([1, "a"]), lambda: max(1, 2, default=3), lambda: min([], key=len), lambda: len(None), lambda: sum(5), lambda: max([], default=0, x=1)):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(error)
