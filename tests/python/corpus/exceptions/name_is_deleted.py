# The name after `as` is gone at the end of its block.
error = "before"
try:
    1 / 0
except ZeroDivisionError as error:
    print(error)
try:
    print(error)
except NameError as e:
    print(e)


def inside():
    error = 1
    try:
        raise ValueError("v")
    except ValueError as error:
        kept = error
    try:
        return error
    except UnboundLocalError as e:
        return f"{e} | {kept}"


print(inside())
import sys
try:
    raise KeyError("k")
except KeyError:
    print(sys.exc_info()[0].__name__, sys.exc_info()[1])
print(sys.exc_info())
