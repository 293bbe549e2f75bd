# A parameter without default after one with.
def greet(greeting="hello", name):
    return greeting + name


print(greet("a", "b"))
