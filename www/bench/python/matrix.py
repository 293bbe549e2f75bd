"""Numbers in lists of lists: a product of matrices, and a sieve."""


def product(a, b):
    size = len(a)
    result = [[0] * size for _ in range(size)]
    for i in range(size):
        for j in range(size):
            total = 0
            for k in range(size):
                total += a[i][k] * b[k][j]
            result[i][j] = total
    return result


def sieve(limit):
    prime = [True] * limit
    prime[0] = prime[1] = False
    for n in range(2, int(limit**0.5) + 1):
        if prime[n]:
            for multiple in range(n * n, limit, n):
                prime[multiple] = False
    return [n for n, is_prime in enumerate(prime) if is_prime]


def work():
    size = 70
    a = [[(i * j) % 10 for j in range(size)] for i in range(size)]
    b = [[i + j for j in range(size)] for i in range(size)]
    c = product(a, b)
    primes = sieve(120_000)
    return f"{sum(map(sum, c))} {len(primes)} {primes[-1]}"
