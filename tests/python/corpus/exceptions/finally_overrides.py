# return, break and continue in finally swallow what was under way.
def a():
    try:
        raise ValueError("lost")
    finally:
        return "from finally"


def b():
    for i in range(3):
        try:
            raise KeyError(i)
        finally:
            if i < 2:
                continue
            break
    return "loop over"


def c():
    try:
        return "first"
    finally:
        try:
            raise TypeError("inner")
        except TypeError as error:
            print("handled", error)


def d():
    x = 1
    try:
        return x
    finally:
        x = 2


def e():
    items = [1]
    try:
        return items
    finally:
        items.append(2)


print(a(), b(), c(), d(), e())


def f():
    try:
        1 / 0
    except ZeroDivisionError:
        return "except"
    finally:
        print("f's finally")


print(f())
while True:
    try:
        break
    finally:
        print("leaving the loop")
