# Nor can a call.
def f():
    return 1


f() = 5
