# Where `if` filters and where it chooses; comprehensions in comprehensions.
numbers = [3, -1, 0, 8, -5]
print([n if n > 0 else 0 for n in numbers], [n for n in numbers if n > 0], ["+" if n > 0 else "-" if n < 0 else "0" for n in numbers])
print([[c for c in row if c != "."] for row in ["a.b", "..", "c"]], [[x, y] for x in "ab" for y in [1, 2] if (x, y) != ("a", 2)])
print({k: [v for _, v in pairs] for k, pairs in {"x": [(1, 2), (3, 4)], "y": []}.items()})
triangle = [[1 if c in (0, r) else None for c in range(r + 1)] for r in range(4)]
print(triangle)
for r in range(2, 4):
    for c in range(1, r):
        triangle[r][c] = triangle[r - 1][c - 1] + triangle[r - 1][c]
print(triangle, [sum(row) for row in triangle])
print([x for xs in [[1, [2]], [3]] for x in xs], [y for x in [1, 2] for y in [x] * x], [(i, n) for i, n in enumerate(numbers) if n == max(numbers)])
print(len([None for _ in range(5)]), [not x for x in (0, 1)], [a and b for a in (0, 1) for b in (0, 2)], [lambda: 1][0](), [i for i in range(5)][-1])
