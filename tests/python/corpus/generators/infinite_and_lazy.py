# Primes, Collatz and Pascal without an end.
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found if p * p <= n):
            found.append(n)
            yield n
        n += 1


def pascal():
    row = [1]
    while True:
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]


for p, row in zip(primes(), pascal()):
    if p > 20:
        break
    print(p, row)
generator = primes()
print([next(generator) for _ in range(3)], next(p for p in generator if p > 100), next(generator))
print(5 in primes(), 10 in (n for n in range(20) if n % 2 == 0))
