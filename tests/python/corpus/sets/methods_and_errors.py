# Adding, removing, and the sentences of what cannot be.
s = {1}
s.add(2)
s.add(2)
s.discard(9)
s.remove(1)
print(s, s.pop(), s)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__ + ":", error)


attempt(lambda: s.remove(5))
attempt(lambda: s.remove("x"))
attempt(lambda: set().pop())
attempt(lambda: {[1]})
attempt(lambda: s.add([1]))
attempt(lambda: s.add({1}))
attempt(lambda: {1} + {2})
attempt(lambda: {1} | [2])
attempt(lambda: {1}[0])
attempt(lambda: set(5))
attempt(lambda: {1}.append(2))
attempt(lambda: frozenset([1]).add(2))
attempt(lambda: {1} < [1])
attempt(lambda: [1, 2] in {1})
attempt(lambda: s.add())
attempt(lambda: {1}.union(5))
attempt(lambda: hash({1}))
attempt(lambda: sorted({1, "a"}))
