# Loops that learners write with // and %.
def digits(n, base=10):
    found = []
    while n:
        n, digit = divmod(n, base)
        found.append(digit)
    return found[::-1] or [0]


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def is_prime(n):
    if n < 2:
        return False
    for d in range(2, int(n ** 0.5) + 1):
        if n % d == 0:
            return False
    return True


print(digits(2024), digits(255, 16), digits(5, 2), digits(0))
print(gcd(1071, 462), gcd(17, 5), gcd(0, 9))
print([n for n in range(50) if is_prime(n)])
n, steps = 27, 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
print(steps)
print(int("1011", 2), sum(int(c) ** 3 for c in "153"))
