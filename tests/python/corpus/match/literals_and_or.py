# Literals, alternatives, the wildcard.
def describe(x):
    match x:
        case 0:
            return "zero"
        case 1 | 2 | 3:
            return "small"
        case -1:
            return "minus one"
        case 1.5:
            return "float"
        case "a" | "b":
            return "letter"
        case True:
            return "true"
        case None:
            return "none"
        case b"x":
            return "bytes"
        case _:
            return "something else"


for x in (0, 1, 3, -1, 1.5, "a", "c", True, False, None, b"x", 0.0, 2.0, []):
    print(repr(x), describe(x))
