# What comes back.
def nothing():
    pass


def early(x):
    if x < 0:
        return
    return x, -x


def swallow():
    try:
        return "try"
    finally:
        print("finally before the return")


def overrides():
    try:
        return "try"
    finally:
        return "finally"


def loop():
    for i in range(3):
        try:
            continue
        finally:
            print("pass", i)
    return "end"


print(nothing(), early(-1), early(2), swallow(), overrides(), loop())
result = print("print returns")
print(result)
try:
    nothing() + 1
except TypeError as error:
    print(error)
try:
    nothing().x
except AttributeError as error:
    print(error)
try:
    nothing()[0]
except TypeError as error:
    print(error)
try:
    for _ in nothing():
        pass
except TypeError as error:
    print(error)
try:
    len(nothing())
except TypeError as error:
    print(error)
