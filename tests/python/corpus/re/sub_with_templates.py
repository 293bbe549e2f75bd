# What stands in the place of a match: groups by number and name, escapes, octal numbers.
import re

print(re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub(r"(?P<a>\d)(?P<b>\d)", r"\g<b>-\g<a>", "12 34"))
print(re.sub("(a)", r"\g<1>0\g<0>", "bab"), re.sub("x", r"\n\t\\", "axb") == "a\n\t\\b", re.sub("x", r"\.\-", "axb"))
print(repr(re.sub("x", r"\0\07\101\b", "x")), re.sub("x", r"a\&b", "x"), re.sub("(x)", r"\1\1", "xx", 1))
print(re.subn("a", "b", "banana"), re.subn("z", "b", "banana"), re.subn("a", "b", "banana", count=2), re.sub("a", "b", "aaa", -1))
print(re.sub("", "-", "abc"), re.sub("x*", "-", "abxd"), re.sub("b*", "[]", "abc"), re.sub(r"\b", "|", "two words"))
print(re.sub("가", "나", "가다가"), re.sub("(?i)A", "x", "aAb"), re.sub("^", "> ", "one\ntwo", flags=re.M))
m = re.match(r"(?P<first>\w+) (\w+)", "Jane Doe")
print(m.expand(r"\2, \g<first>"), m.expand("none"), m.expand(r"\g<2>\g<0>"))
for template in [r"\2", r"\g<x>", r"\g<1", r"\g", r"\g<>", r"\g<-1>", r"\g<1a>", r"\q", "\\", r"\777", r"\99", r"\g<99>", r"\x41", r"a\1\g<2>"]:
    try:
        print(template, re.sub("(a)", template, "a"))
    except (re.error, IndexError) as error:
        print(template, type(error).__name__, error, getattr(error, "pos", None), repr(getattr(error, "pattern", None)))
print(re.sub("(a)|b", r"[\1]", "ab"), re.sub(r"(\d+)", r"<\g<1>>", "1 22"))
