# Recursion and big results.
def factorial(n):
    return 1 if n <= 1 else n * factorial(n - 1)


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


print(factorial(20))
print(factorial(25))
print(fibonacci(90), fibonacci(100), fibonacci(300))
print(factorial(50) // factorial(48) == 50 * 49)
print([fibonacci(i) for i in range(15)])
