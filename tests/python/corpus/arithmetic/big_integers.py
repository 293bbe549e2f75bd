# Integers have no limit.
n = 2 ** 100
print(n)
print(n + 1, n - 1, n * n)
print(n // 3, n % 1000007, -n // 7, -n % 7)
print(2 ** 64 - 1, 2 ** 63, -2 ** 63)
print((2 ** 63 - 1) + 1, 9223372036854775807 * 2)
print(10 ** 30 // 10 ** 28)
product = 1
for k in range(1, 31):
    product *= k
print(product)
print(len(str(3 ** 1000)), sum(int(d) for d in str(3 ** 1000)))
print(n == float(n), n < 1e31, n > 1e30)
