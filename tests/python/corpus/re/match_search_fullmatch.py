# The three ways to look for a pattern, and what a match says of itself.
import re

print(re.match(r"\d+", "12 apples"), re.match(r"\d+", "apples 12"))
print(re.search(r"\d+", "apples 12"), re.search(r"pears", "apples"))
print(re.fullmatch(r"\d+", "12"), re.fullmatch(r"\d+", "12 "), re.fullmatch(r"a|ab", "ab"))
m = re.search(r"(\w+)@(\w+)\.com", "write to kim@example.com today")
print(m, m.group(), m.group(0), m.group(1), m.group(1, 2), m[2], m.groups())
print(m.start(), m.end(), m.span(), m.start(1), m.end(1), m.span(2), m.regs)
print(m.re, m.string, m.pos, m.endpos, m.lastindex, m.lastgroup, bool(m))
print(type(m), type(m.re), isinstance(m, re.Match), isinstance(m.re, re.Pattern))
if (found := re.match("(?P<year>[0-9]{4})-(?P<month>[0-9]{2})", "2024-05-17")) is not None:
    print(found["year"], found.group("month"), found.groupdict(), found.lastgroup, found.span("month"))
print(re.match("x" * 60, "x" * 60))
print(re.match("한+", "한한글"), re.search("글", "한한글").span())
print(re.search("b", "a🎉b").span(), re.search("(?=b)", "é🎉b"))
