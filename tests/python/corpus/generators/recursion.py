# yield from itself: trees, permutations, hanoi.
def walk(tree):
    if isinstance(tree, list):
        for branch in tree:
            yield from walk(branch)
    else:
        yield tree


def permutations(items):
    if not items:
        yield []
    for i, item in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:]):
            yield [item, *rest]


def hanoi(n, a="A", b="B", c="C"):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield f"{a}->{c}"
        yield from hanoi(n - 1, b, a, c)


print(list(walk([1, [2, [3, []], 4], 5])))
print(list(permutations([1, 2, 3])))
print(*hanoi(3), len(list(hanoi(8))))


def in_order(node):
    if node:
        left, value, right = node
        yield from in_order(left)
        yield value
        yield from in_order(right)


print(list(in_order(((None, 1, None), 2, ((None, 3, None), 4, None)))))
