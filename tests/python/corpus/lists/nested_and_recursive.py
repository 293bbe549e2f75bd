# Lists in lists, and a list in itself.
matrix = [[1, 2, 3], [4, 5, 6]]
print([row[1] for row in matrix], [list(t) for t in zip(*matrix)])
for row in matrix:
    print(*row, sep="\t")


def flatten(items):
    flat = []
    for item in items:
        if isinstance(item, list):
            flat.extend(flatten(item))
        else:
            flat.append(item)
    return flat


print(flatten([1, [2, [3, [4]], 5], [], [[6]]]))
loop = [1]
loop.append(loop)
print(loop, loop[1][1][0], len(loop))
both = {"list": loop}
loop.append(both)
print(both)
try:
    loop == [1, loop, both] and print("equal")
    other = [1]
    other.append(other)
    other.append(both)
    print(other == loop)
except RecursionError as error:
    print(error)
