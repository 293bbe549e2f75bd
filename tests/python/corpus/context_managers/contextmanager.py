# A generator as a manager.
from contextlib import contextmanager


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    finally:
        print(f"</{name}>")


@contextmanager
def swallowing(*kinds):
    try:
        yield
    except kinds as error:
        print("swallowed", repr(error))


@contextmanager
def no_yield():
    if False:
        yield


@contextmanager
def two_yields():
    yield 1
    yield 2


with tag("b") as b, tag("i"):
    print(b)
with swallowing(ZeroDivisionError, KeyError):
    {}["x"]
try:
    with tag("p"):
        raise IndexError("inside")
except IndexError as error:
    print("outside", error)
for broken in (no_yield, two_yields):
    try:
        with broken():
            print("body")
    except RuntimeError as error:
        print(error)


@tag("decorated")
def work():
    print("working")


work()
work()
