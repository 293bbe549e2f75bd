# except with a comma: Python 2.
try:
    int("x")
except ValueError, TypeError:
    print("caught")
