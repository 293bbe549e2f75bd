# Lists compare item by item.
print([1, 2] < [1, 3], [1] < [1, 0], [] < [0], [2] > [1, 9, 9], [1, 2] == [1.0, 2.0], [1] == (1,))
print([1, "a"] == [1, "a"], [1, 2] != [2, 1], [[1], 2] < [[1], 3])
try:
    print([1, "a"] < [1, 2])
except TypeError as error:
    print(error)
print([1, "a"] < [2, 2], 2 in [1, 2.0], [1] in [[1], 2], "a" not in ["ab"])
print(bool([]), bool([0]), not [], [] or "empty", [1] and "full")
print(max([1, 5], [2, 0]), min([[3], [1, 2]]), sum([[1], [2]], []), any([0, ""]), all([]))
