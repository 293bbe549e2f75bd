# <lambda> in the traceback.
operations = {
    "double": lambda x: x * 2,
    "invert": lambda x: 1 / x,
}
for name, operation in operations.items():
    print(name, operation(4))
    print(name, operation(0))
