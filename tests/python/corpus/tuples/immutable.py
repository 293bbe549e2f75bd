# A tuple does not change, what is in it may.
t = (1, [2], "x")
for action in ("t[0] = 5", "del t[0]", "t.append(1)", "t.foo = 1"):
    try:
        if action == "t[0] = 5":
            t[0] = 5
        elif action == "del t[0]":
            del t[0]
        elif action == "t.append(1)":
            t.append(1)
        else:
            t.foo = 1
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
t[1].append(3)
print(t)
try:
    t[1] += [4]
except TypeError as error:
    print(error)
print(t)
t += (5,)
print(t)
for action in (lambda: t + [1], lambda: t + 1, lambda: hash(t), lambda: t[9], lambda: t["a"], lambda: t.index(99), lambda: (1, 2) < (1, "a"), lambda: t * t):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, error)
