# Sequence patterns: lengths, stars, nesting; a string is no sequence.
def shape(x):
    match x:
        case []:
            return "empty"
        case [one]:
            return f"one: {one}"
        case [1, second]:
            return f"one and {second}"
        case [a, b, a2] if a == a2:
            return f"around {b}"
        case (first, *middle, last) if len(middle) > 3:
            return f"long: {first}..{last}"
        case ["go", direction, *_]:
            return f"going {direction}"
        case [[x, y], [z, w]]:
            return f"matrix {x, y, z, w}"
        case [first, *rest]:
            return f"{first} then {rest}"
        case _:
            return "no sequence"


for x in ([], [5], (1, 2), [7, 8, 7], range(9), "text", ["go", "north", "now"], [[1, 2], (3, 4)], (1, 2, 3), {1, 2}, {"a": 1}, b"ab", 5, iter([1])):
    print(type(x).__name__, shape(x))
