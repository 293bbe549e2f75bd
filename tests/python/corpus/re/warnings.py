# Patterns that may mean something else one day, and names that are no numbers.
import re

print(re.compile("[[a]"))
print(re.findall("[a--b]", "a-b"), re.compile("[^[a]"))
print(re.findall("[a&&b]", "a&b"))
print(re.findall("[a||b~~c]", "a|b"))
print(re.findall("[&&a--]", "a"), re.findall("[a-]", "-"))
print(re.match("(a)(?(+1)b)", "ab"), re.match(b"(?P<\xe9>a)", b"a"))
print(re.sub("(a)", r"\g<+1>", "a"))
p = re.compile(r"(?:([[:]))")
print(p)
