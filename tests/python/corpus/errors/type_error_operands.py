# Operands that do not go together, deep in an expression.
prices = {"apple": "1.20", "pear": 0.8}
total = sum(prices.values())
print(total)
