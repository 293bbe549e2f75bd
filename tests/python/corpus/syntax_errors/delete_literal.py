# del of a value.
x = [1]
del 5
