# Evaluating and simplifying a tree of tuples.
def evaluate(tree, names={}):
    match tree:
        case int() | float():
            return tree
        case str(name):
            return names[name]
        case ("neg", x):
            return -evaluate(x, names)
        case (("+" | "-" | "*" | "/") as op, left, right):
            a, b = evaluate(left, names), evaluate(right, names)
            match op:
                case "+":
                    return a + b
                case "-":
                    return a - b
                case "*":
                    return a * b
                case "/":
                    return a / b
        case _:
            raise ValueError(f"strange tree: {tree!r}")


def simplify(tree):
    match tree:
        case ("+", 0, x) | ("+", x, 0) | ("*", 1, x) | ("*", x, 1):
            return simplify(x)
        case ("*", 0, _) | ("*", _, 0):
            return 0
        case (op, a, b):
            a2, b2 = simplify(a), simplify(b)
            return simplify((op, a2, b2)) if (a, b) != (a2, b2) else (op, a, b)
        case _:
            return tree


print(evaluate(("+", 2, ("*", 3, ("neg", 4)))), evaluate(("/", "x", 4), {"x": 10}))
print(simplify(("+", ("*", "x", 1), ("*", 0, "y"))), simplify(("+", 1, ("+", 0, "z"))))
for bad in (("%", 1, 2), [], ("+", 1)):
    try:
        print(evaluate(bad))
    except ValueError as error:
        print(error)
