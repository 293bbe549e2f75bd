# Class patterns that cannot be.
class Two:
    __match_args__ = ("a", "b")


class None_:
    pass


def attempt(action):
    try:
        print(action())
    except TypeError as error:
        print(error)


def too_many():
    match Two():
        case Two(1, 2, 3):
            pass


def no_positions():
    match None_():
        case None_(1):
            pass


def missing_attribute():
    match None_():
        case None_(colour="red"):
            return "matched"
        case None_():
            return "no such attribute"


def too_many_of_int():
    match 5:
        case int(1, 2):
            pass


def not_a_class():
    five = 5
    match 5:
        case five():
            pass


def twice():
    t = Two()
    t.a = 1
    match t:
        case Two(1, a=2):
            pass


for action in (too_many, no_positions, missing_attribute, too_many_of_int, not_a_class, twice):
    attempt(action)
