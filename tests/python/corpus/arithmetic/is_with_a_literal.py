# The compiler warns, and the program runs.
n = 3
print(n is 3)
if n is not "x":
    print("not the same object")
print((1, 2) == (1, 2), n is None, None is None)
