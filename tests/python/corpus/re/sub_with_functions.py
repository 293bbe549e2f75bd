# A function decides what stands in the place of each match.
import re


def double(m):
    return str(int(m[0]) * 2)


print(re.sub(r"\d+", double, "1 and 20 and 300"), re.sub(r"\d+", double, "1 2 3", count=2))
print(re.sub(r"(?P<word>\w+)", lambda m: m["word"].capitalize(), "some words here"))
prices = {"apple": 3, "pear": 5}
print(re.sub("|".join(prices), lambda m: f"{m.group()}={prices[m.group()]}", "apple pear plum"))
print(re.subn("[aeiou]", lambda m: "" if m[0] == "a" else m[0].upper(), "banana bread"))
calls = []
re.sub("a", lambda m: calls.append(m.span()) or "", "banana")
print(calls)
print(re.sub("a", lambda m: None, "banana"))
for wrong in (lambda m: 1, lambda m: b"x", lambda: "x", lambda m: m["x"]):
    try:
        print(re.sub("a", wrong, "ba"))
    except (TypeError, IndexError) as error:
        print(type(error).__name__, str(error).replace("<lambda>", "f"))
for template in (1, None, b"x", bytearray(b"x"), ["x"]):
    try:
        print(re.sub("a", template, "ba"))
    except TypeError as error:
        print(error)
