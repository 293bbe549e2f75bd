# There is no &&.
a, b = True, False
if a && b:
    print("both")
