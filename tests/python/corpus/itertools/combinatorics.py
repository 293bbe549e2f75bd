# product, permutations, combinations.
from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product("ab", [1, 2])), list(product(range(2), repeat=3)), list(product()), list(product("a", [])))
print(list(permutations("abc")), list(permutations(range(3), 2)), list(permutations([], 1)), list(permutations([])))
print(list(combinations("abcd", 2)), list(combinations([1, 2], 3)), list(combinations(range(4), 0)))
print(list(combinations_with_replacement("ab", 3)))
print(len(list(permutations(range(6)))), sum(1 for _ in combinations(range(10), 4)), ["".join(p) for p in permutations("dog")])
print([c for n in range(4) for c in combinations("xyz", n)])
print(sorted(set(permutations("aab")))[:2], [p for p in product([0, 1], repeat=3) if sum(p) == 2])
try:
    combinations("ab", -1)
except ValueError as error:
    print(error)
