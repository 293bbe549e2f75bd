# Functions as values; a memo.
def add(a, b):
    return a + b


operations = {"+": add, "-": lambda a, b: a - b, "max": max, "pow": pow}
for symbol in ("+", "-", "max", "pow", "?"):
    operation = operations.get(symbol)
    print(symbol, operation(2, 5) if operation else "unknown")
memo = {}


def ways(n):
    if n not in memo:
        memo[n] = 1 if n < 2 else ways(n - 1) + ways(n - 2)
    return memo[n]


print(ways(80), len(memo))
inventory = {"apple": 3}
try:
    inventory["pear"] += 1
except KeyError as error:
    print("no", error)
inventory["apple"] -= 1
print(inventory)
