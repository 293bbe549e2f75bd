# <listcomp>, <genexpr>, <lambda> and generator frames.
import traceback


def attempt(action):
    try:
        action()
    except Exception:
        print(traceback.format_exc().replace(__file__, "main.py"))


def numbers():
    for n in (2, 1, 0):
        yield 10 / n


attempt(lambda: [1 / n for n in (1, 0)])
attempt(lambda: list(numbers()))
attempt(lambda: sum(1 / n for n in (1, 0)))
attempt(lambda: {n: 1 // n for n in [0]})
attempt(lambda: sorted([1, 2], key=lambda n: n.missing))
attempt(lambda: {1 % n for n in [0]})
attempt(lambda: list(map(lambda n: 1 / n, [0])))
