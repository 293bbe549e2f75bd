# Optional groups: None, a default, and places of -1.
import re

m = re.match(r"(\d+)(?:\.(?P<cents>\d+))?(x)?", "24")
print(m.groups(), m.groups("0"), m.groupdict(), m.groupdict(default=0))
print(m.group(2), m["cents"], m.span(2), m.start("cents"), m.end(3), m.lastindex, m.lastgroup)
print(re.findall(r"(\d+)(x)?", "1x 2 3x"), re.split(r"(-)|,", "a-b,c"))
print(re.sub(r"(a)|(b)", r"[\1\2]", "abc"))
for pattern, text in [("(a)|b", "b"), ("(a)|(b)", "b"), ("((a)(b))", "ab"), ("(a(b))", "ab"), ("(?:(a)|b)*", "ab"), ("(a)(?P<n>b)?", "a")]:
    m = re.match(pattern, text)
    print(pattern, m.groups(), m.lastindex, m.lastgroup, m.regs)
for group in (3, -1, "c", 1.5, None, [], 10**30):
    try:
        print(re.match("(a)(b)", "ab").group(group))
    except IndexError as error:
        print(repr(group), error)
m = re.match("(a)(b)", "ab")
print(m.group(True), m[False], m.group(1, "2" and 2, 0))
for f in (m.start, m.end, m.span, m.__getitem__):
    try:
        f(3)
    except IndexError as error:
        print(error)
