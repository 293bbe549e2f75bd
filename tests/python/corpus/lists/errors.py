# What lists say.
a = [1, 2, 3]


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: a[3])
attempt(lambda: a[-4])
attempt(lambda: a["0"])
attempt(lambda: a[1.0])
attempt(lambda: [].pop())
attempt(lambda: a.pop(9))
attempt(lambda: a.remove(7))
attempt(lambda: a.index(7))
attempt(lambda: a + (4,))
attempt(lambda: a + 4)
attempt(lambda: a * "2")
attempt(lambda: a.append(1, 2))
attempt(lambda: a.append())
attempt(lambda: a.extend(5))
attempt(lambda: a.push(5))
attempt(lambda: a())
attempt(lambda: [1, "a"].sort())
attempt(lambda: a < 5)
attempt(lambda: a.insert(1))
attempt(lambda: a.__setitem__(5, 0))
attempt(lambda: list(5))
attempt(lambda: a.lenght)
attempt(lambda: {a: 1})
attempt(lambda: sorted(a, lambda x: x))
attempt(lambda: a[1][0])
attempt(lambda: a.index(1, 1, 2))
