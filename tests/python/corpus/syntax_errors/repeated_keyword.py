# One name twice in a call.
def f(a, b):
    return a - b


print(f(a=1, b=2, a=3))
