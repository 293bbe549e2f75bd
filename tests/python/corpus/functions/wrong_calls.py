# Every way to call a function wrongly.
def none():
    pass


def one(a):
    pass


def three(a, b, c):
    pass


def optional(a, b=1):
    pass


def many(a, *rest, flag):
    pass


def attempt(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


attempt(lambda: none(1))
attempt(lambda: one())
attempt(lambda: one(1, 2))
attempt(lambda: one(1, a=1))
attempt(lambda: one(b=1))
attempt(lambda: three())
attempt(lambda: three(1))
attempt(lambda: three(1, 2))
attempt(lambda: three(1, c=2))
attempt(lambda: three(1, 2, 3, 4, 5))
attempt(lambda: optional())
attempt(lambda: optional(1, 2, 3))
attempt(lambda: optional(1, c=2))
attempt(lambda: many(1, 2))
attempt(lambda: many(flag=1))
attempt(lambda: many(1, flag=1, flog=2))
attempt(lambda: one(*[1, 2]))
attempt(lambda: one(**{"a": 1, "b": 2}))
attempt(lambda: one(1, **{"a": 2}))
attempt(lambda: one(*5))
attempt(lambda: one(**5))
attempt(lambda: one(**{1: 2}))
attempt(lambda: none()())
attempt(lambda: "text"())
attempt(lambda: (lambda x, y: 0)(1))
attempt(lambda: dict(**{"a": 1}, **{"a": 2}))
