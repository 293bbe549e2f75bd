# *args and **kwargs, on both sides of the call.
def show(first, *args, key="k", **kwargs):
    print(first, args, key, kwargs)


show(1)
show(1, 2, 3, key="x", other="y", z=0)
show(*[1, 2], *(3,), **{"key": 5}, **{"a": 1})
show(*"ab", *range(2), key=None)
show(**{"first": 9, "more": 1})


def pass_on(*args, **kwargs):
    show(*args, **kwargs)


pass_on(1, 2, key=3, d=4)


def total(*numbers):
    return sum(numbers)


print(total(), total(1), total(*range(5)), (lambda *a, **k: (a, k))(1, b=2))
kwargs_order = lambda **kwargs: list(kwargs)
print(kwargs_order(z=1, a=2, m=3))
