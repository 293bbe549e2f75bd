# match and case are names elsewhere; _ captures nothing.
match = [1, 2]
case = "a name"
print(match[0], case, match * 2)
_ = "kept"
match match:
    case [_, _]:
        print(_, "pair")
match = (lambda x: x + 1)
print(match (5))
match case:
    case str(case):
        print(case)
match 1, 2:
    case 1, x:
        print(x)
match -3:
    case -3:
        print("negative literal")
match "ab" "c":
    case "abc":
        print("joined")
