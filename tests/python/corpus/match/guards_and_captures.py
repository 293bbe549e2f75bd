# Guards, as-patterns, what stays bound.
def classify(n):
    match n:
        case int() if n < 0:
            return "negative"
        case 0:
            return "zero"
        case int(x) if x % 2 == 0:
            return f"even {x}"
        case int() as odd:
            return f"odd {odd}"
        case [int(a), int() as b] as pair if a < b:
            return f"ascending {pair}"
        case [a, b] as pair:
            return f"pair {pair} {a} {b}"
        case other:
            return f"other {other}"


for n in (-5, 0, 8, 7, [1, 2], [2, 1], ["x", "y"], "s"):
    print(classify(n))
match [1, 2]:
    case [a, b] if a > b:
        print("not this")
    case [a, c]:
        print("this")
print(a, b, c)
match 5:
    case 6:
        print("never")
print("nothing matched")
