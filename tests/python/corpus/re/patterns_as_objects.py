# What a compiled pattern has, and what it does not let be changed.
import copy
import re

p = re.compile(r"(?P<key>\w+)=(?P<value>\w+)(;)?", re.I)
print(p, p.pattern, p.flags, p.groups, p.groupindex, dict(p.groupindex), re.compile("a").groupindex, list(p.groupindex))
print(re.compile(p) is p, copy.copy(p) is p, copy.deepcopy(p) == p, re.search(p, "a=b"), re.compile("x") is re.compile("x"))
m = p.match("a=b;")
print(copy.copy(m) is m, m == copy.deepcopy(m), m == p.match("a=b;"), type(p).__name__, type(m).__qualname__, type(p).__module__)


def assign(thing, name):
    setattr(thing, name, 1)


for wrong in [lambda: assign(p, "pattern"), lambda: assign(m, "string"), lambda: assign(m, "pos"), lambda: p.nothing, lambda: m.nothing, lambda: re.compile(p, re.I), lambda: re.compile(5), lambda: re.compile(None),
              lambda: re.compile([]), lambda: re.match("a", 5), lambda: re.match("a", None), re.Pattern, re.Match, lambda: re.match(p, b"a"), lambda: re.compile(b"a").search("a")]:
    try:
        print(wrong())
    except (TypeError, AttributeError, ValueError) as error:
        print(type(error).__name__, error)


def first(pattern: re.Pattern[str], text: str) -> "re.Match[str] | None":
    return pattern.search(text)


print(first(p, "k=v"), re.purge(), first.__annotations__["pattern"])
