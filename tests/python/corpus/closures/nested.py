# Three levels, and variables that come late.
def outer(a):
    def middle(b):
        def inner(c):
            return a, b, c
        return inner
    return middle


print(outer(1)(2)(3))


def late():
    def show():
        return value
    value = "assigned after the def"
    return show()


def never():
    def show():
        return value
    try:
        return show()
    except NameError as error:
        return f"{type(error).__name__}: {error}"
    value = 1


print(late(), never())


def levels():
    x = 1

    def a():
        nonlocal x
        x += 1

        def b():
            nonlocal x
            x *= 10
        b()
    a()
    return x


print(levels())
x = "module"


def shadow():
    x = "function"

    class C:
        x = "class"
        y = [x for _ in range(1)]

        def method(self):
            return x
    return C.x, C.y, C().method()


print(shadow())
