# True is no name.
print("before")
True = 1
