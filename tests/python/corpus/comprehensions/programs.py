# Triples, transposition, primes, grids.
print([(a, b, c) for c in range(1, 21) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c])
print([n for n in range(2, 40) if all(n % d for d in range(2, int(n ** 0.5) + 1))])
grid = ["#..", ".#.", "..#"]
print([(r, c) for r, row in enumerate(grid) for c, cell in enumerate(row) if cell == "#"])
print(["".join(column) for column in zip(*grid)], "\n".join("".join("*" if (r + c) % 2 else "." for c in range(5)) for r in range(3)), sep="\n")
print(["FizzBuzz" if n % 15 == 0 else "Fizz" if n % 3 == 0 else "Buzz" if n % 5 == 0 else n for n in range(1, 16)])
text = "Never odd or even"
print([c for c in text.lower() if c.isalpha()] == [c for c in reversed(text.lower()) if c.isalpha()])
print(sorted({tuple(sorted((i, 7 - i))) for i in range(8)}), [[] for _ in range(3)])
