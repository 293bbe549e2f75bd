# + and * with what does not fit.
def attempt(action):
    try:
        print(repr(action()))
    except TypeError as error:
        print(error)


attempt(lambda: "a" + 1)
attempt(lambda: 1 + "a")
attempt(lambda: "a" + None)
attempt(lambda: "a" * 2.0)
attempt(lambda: "a" * "b")
attempt(lambda: "a" - "b")
attempt(lambda: "5" + b"5")
attempt(lambda: -"a")
attempt(lambda: "a" < 1)
attempt(lambda: "ab" * 3)
attempt(lambda: 0 * "ab")
attempt(lambda: "ab" * -1)
attempt(lambda: "a" "b" + "c")
