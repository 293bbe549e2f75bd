# A decorator replaces; wraps keeps the name.
import functools


def shout(f):
    @functools.wraps(f)
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs).upper() + "!"
    return wrapper


def plain(f):
    def wrapper(*args):
        return f(*args)
    return wrapper


@shout
def greet(name, greeting="hello"):
    """Say hello."""
    return f"{greeting} {name}"


@plain
def other():
    """Lost."""
    return 1


print(greet("ann"), greet("bo", greeting="bye"), greet.__name__, greet.__doc__, greet.__wrapped__("cy"))
print(other(), other.__name__, other.__doc__, other.__qualname__)
