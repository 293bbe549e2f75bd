# Loops with state.
n, digits = 9875321, 0
while n:
    n //= 10
    digits += 1
print(digits)
balance, years = 1000.0, 0
while balance < 2000:
    balance *= 1.07
    years += 1
print(years, round(balance, 2))
a, b = 252, 105
while b:
    a, b = b, a % b
print(a)
x = 2.0
while abs(x * x - 2) > 1e-12:
    x = (x + 2 / x) / 2
print(x)
queue = [1]
seen = []
while queue:
    node = queue.pop(0)
    if node > 20:
        continue
    seen.append(node)
    queue += [node * 2, node * 3]
print(seen)
while (n := n + 3) < 10:
    print(n, end=",")
print(n)
