# What dicts say.
d = {"a": 1, 2: "two"}


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: d["b"])
attempt(lambda: d[3])
attempt(lambda: d[(1, 2)])
attempt(lambda: d.pop("x"))
attempt(lambda: {}.popitem())
attempt(lambda: d[[1]])
attempt(lambda: {[]: 1})
attempt(lambda: {{}: 1})
attempt(lambda: d.get([1]))
attempt(lambda: {1, 2} in d)
attempt(lambda: d + {})
attempt(lambda: d < d)
attempt(lambda: d.a)
attempt(lambda: dict([1, 2]))
attempt(lambda: dict(["ab", "c"]))
attempt(lambda: dict(5))
attempt(lambda: d.update(5))
attempt(lambda: d.keys()[0])
attempt(lambda: d | [1])
attempt(lambda: d.has_key("a"))
attempt(lambda: d.pop())
attempt(lambda: d.get())
attempt(lambda: d.itmes())
attempt(lambda: {**5})
attempt(lambda: {**{1: 2}} | {(1, [2]): 3})
attempt(lambda: d.fromkeys(5))
