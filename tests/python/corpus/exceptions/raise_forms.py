# Classes, instances, re-raising, and what cannot be raised.
def attempt(action):
    try:
        action()
    except BaseException as error:
        print(type(error).__name__, error, error.args)


def with_class():
    raise ValueError


def with_args():
    raise ValueError("a", 1)


def number():
    raise 5


def string():
    raise "text"


def nothing():
    raise


def wrong_class():
    raise int


def none():
    raise None


def again():
    try:
        raise KeyError("first")
    except KeyError as error:
        error.args += ("more",)
        raise


def bad_cause():
    raise ValueError("x") from 5


for action in (with_class, with_args, number, string, nothing, wrong_class, none, again, bad_cause):
    attempt(action)
