# What stands behind * and before /.
def f(a, b, /, c, *, d, e=5):
    return a, b, c, d, e


print(f(1, 2, 3, d=4), f(1, 2, c=3, d=4, e=6))


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: f(1, b=2, c=3, d=4))
attempt(lambda: f(a=1, b=2, c=3, d=4))
attempt(lambda: f(1, 2, 3))
attempt(lambda: f(1, 2, 3, 4))
attempt(lambda: f(1, 2, 3, 4, d=5))
attempt(lambda: f(1, 2, 3, d=4, z=9))
attempt(lambda: f())


def g(a, /, **kwargs):
    return a, kwargs


print(g(1, a=2))


def h(*, x, y):
    return x, y


attempt(lambda: h())
attempt(lambda: h(x=1))
attempt(lambda: h(1, 2))
attempt(lambda: h(1, x=1, y=2))
