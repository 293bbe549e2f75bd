# Big integers in math: exact where they can be.
import math

print(math.isqrt(10 ** 40), math.isqrt(10 ** 40 - 1), math.gcd(2 ** 100, 6 ** 50) == 2 ** 50, math.lcm(*range(1, 30)))
print(math.factorial(30), math.comb(60, 30), math.perm(20, 10), math.prod(range(1, 25)))
print(math.floor(1e15 + 0.7), math.ceil(-1e15 - 0.7), math.trunc(1e20), math.floor(-0.0), math.fmod(10 ** 18, 7), 10 ** 18 % 7)
print([math.comb(5, k) for k in range(7)], [math.gcd(n, 12) for n in range(13)], math.gcd(-4, 6), math.gcd(0, 0), math.lcm(0, 5), math.lcm())
print(sum(math.floor(n / 2) for n in range(10)), math.ceil(7 / 2), -(-7 // 2), math.ceil(10 ** 17 / 3), -(-10 ** 17 // 3))
digits = str(math.factorial(100))
print(len(digits), sum(map(int, digits)), digits[:10], digits.rstrip("0")[-5:])


def prime_factors(n):
    factors, d = [], 2
    while d <= math.isqrt(n):
        while n % d == 0:
            factors.append(d)
            n //= d
        d += 1
    return factors + [n] if n > 1 else factors


print(prime_factors(360), prime_factors(97), prime_factors(2 ** 13 * 101), math.prod(prime_factors(123456)))
