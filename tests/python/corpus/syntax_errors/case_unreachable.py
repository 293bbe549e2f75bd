# The wildcard makes what follows unreachable.
def f(x):
    match x:
        case y:
            return y
        case 1:
            return 1


f(1)
