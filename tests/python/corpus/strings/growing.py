# A text that grows in place must not be seen to by those who have the one before.
def build(parts):
    text = ""
    kept = []
    for part in parts:
        text += part
        if len(text) % 3 == 0:
            kept.append(text)
    return text, kept


print(build(["a", "bc", "d", "é", "f", "𝄞", "gh", ""]))

text = "start"
other = text
text += " more"
print(text, other)


def aliases():
    a = "x" * 3
    b = a
    a += "1"
    c = a
    a += "2"
    b += "3"
    holder = {a: "key"}
    a += "4"
    items = [a]
    a += "5"
    items.append(a)
    a += a
    return a, b, c, holder, items


print(aliases())


def constant():
    s = "constant"
    s += "!"
    return s


print(constant(), constant(), constant())


def default(s="default"):
    s += "+"
    s += "+"
    return s


print(default(), default(), default("given"))


def hashed():
    s = str(12)
    known = {s + "3": 1, "12": 2}
    found = [known.get(s)]
    s += "3"
    found.append(known.get(s))
    s += "4"
    found.append(known.get(s))
    return found, len(s), s == "1234", s[::-1], hash(s) == hash("1234")


print(hashed())


def closure():
    s = "c"

    def more():
        nonlocal s
        before = s
        s += "d"
        return before

    return more(), more(), s


print(closure())


def generated():
    s = ""
    for letter in "abc":
        s += letter
        yield s


print(list(generated()))


class Text(str):
    def __add__(self, other):
        return Text(str.__add__(self, "-" + other))


class Right(str):
    def __radd__(self, other):
        return "right of " + other


def classes():
    t = Text("a")
    t += "b"
    t += "c"
    s = "s"
    s += Right("x")
    return t, type(t).__name__, s


print(classes())


def wrong():
    s = "text"
    try:
        s += 1
    except TypeError as e:
        print(e, s)
    try:
        s += None
    except TypeError as e:
        print(e, s)
    s += ""
    return s


print(wrong())
letters = [c for c in "hello"]
print(letters, letters[2] is letters[3], "hello"[1] == "e", [chr(n) for n in (65, 127, 128, 233, 0x1D11E)])
first = "ab"[0]
first += "z"
print(first, "ab"[0], chr(97), [c for c in "aé𝄞"], "aé𝄞"[1], "aé𝄞"[-1])


def long():
    s = ""
    for n in range(5000):
        s += str(n)
    return len(s), s[:12], s[-8:], s.count("99")


print(long())
