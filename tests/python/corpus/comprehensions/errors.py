# Errors inside of comprehensions, and names after them.
def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: [1 / n for n in (1, 0)])
attempt(lambda: {k: v for k, v in [(1, 2, 3)]})
attempt(lambda: {k for k in 5})
attempt(lambda: [x.upper() for x in ["a", 1]])
attempt(lambda: {[x] for x in "a"})
attempt(lambda: sum(x for x in ["a"]))
attempt(lambda: [int(x) for x in "1a"])
attempt(lambda: [n for n in range(3) if missing])
attempt(lambda: dict((x, 1) for x in [[]]))
attempt(lambda: max(n for n in [] if n))
attempt(lambda: next(n for n in [1] if n > 1))
attempt(lambda: [a for a, b in {1: 2}])
attempt(lambda: list(n for n in None))
attempt(lambda: [*[n for n in "ab"], *5])
print([n for n in "xy"], "n" in globals())
