# Duplicates, seen items, sieve.
items = [3, 1, 3, 2, 1]
print(sorted(set(items)), list(dict.fromkeys(items)))
seen = set()
print([x for x in items if not (x in seen or seen.add(x))])


def primes(limit):
    composite = set()
    for n in range(2, limit):
        if n not in composite:
            yield n
            composite.update(range(n * n, limit, n))


print(list(primes(40)))
print(len(set("mississippi")), sorted(set("mississippi")), set("a") == {"a"})
left, right = "listen", "silent"
print(sorted(left) == sorted(right), set(left) == set(right))
