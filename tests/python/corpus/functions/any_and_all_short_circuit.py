# and, or, not, any, all: what they return and what they skip.
def check(label, value):
    print("check", label)
    return value


print(0 or "" or [] or "last", 1 and "two" and 3, None and 1, "" or None, not "", not "x")
print(check("a", 0) or check("b", 2) or check("c", 3))
print(check("a", 1) and check("b", "") and check("c", 3))
print(any(check(n, n > 1) for n in range(5)), all(check(n, n < 1) for n in range(5)))
print(not check("a", True) == True, not 1 == 2, 1 or 2 and 3, (1 or 2) and 3)
name = "" or "anonymous"
print(name, [] == False, bool([]) == False, None is False, 5 and True, True and 5)
