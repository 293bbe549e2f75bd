# Calls of string methods that are not right.
def attempt(action):
    try:
        print(repr(action()))
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: "a".upper(1))
attempt(lambda: "a".replace("a"))
attempt(lambda: "a".split(1))
attempt(lambda: "abc".startswith(1))
attempt(lambda: "abc".startswith(["a"]))
attempt(lambda: "a".push("b"))
attempt(lambda: "abc".contains("a"))
attempt(lambda: "abc".find())
attempt(lambda: "abc".join())
attempt(lambda: "abc".zfill("3"))
attempt(lambda: "abc".strip(3))
attempt(lambda: "abc".count(1))
attempt(lambda: len(5))
attempt(lambda: "abc".append("d"))
attempt(lambda: "abc".uper())
