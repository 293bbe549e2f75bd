# nonlocal, and two closures over one variable.
def counter(start=0):
    count = start

    def increment(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = start

    return increment, reset


inc, reset = counter(10)
other, _ = counter()
print(inc(), inc(5), other())
reset()
print(inc(), inc.__closure__[0].cell_contents, inc.__code__.co_freevars)


def broken():
    n = 0

    def bump():
        n += 1
        return n
    return bump


try:
    broken()()
except UnboundLocalError as error:
    print(error)
