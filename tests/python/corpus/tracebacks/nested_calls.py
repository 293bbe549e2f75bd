# Frames from the outermost to the innermost.
def first(n):
    return second(n - 1)


def second(n):
    result = third(n) * 2
    return result


def third(n):
    return 10 // n


print(first(3))
print(first(1))
