# The marks under the part of a line that failed.
import traceback

data = {"a": [1, 2, {"b": None}]}
x, y = 1, 0


def attempt(action):
    try:
        action()
    except Exception:
        print(traceback.format_exc().replace(__file__, "main.py"))


def subscript():
    return data["a"][2]["b"]["c"]


def call():
    return len(str(x)) + int("q") + 5


def operator():
    return (x + 1) * 2 + x / y - 3


def attribute():
    return data.get("a")[0].real.missing.more


def whole_line():
    raise ValueError("whole")


def several_lines():
    return [
        x,
        x % y,
    ]


def comparison():
    return x + 1 < "a" + "b"


for action in (subscript, call, operator, attribute, whole_line, several_lines, comparison):
    attempt(action)
