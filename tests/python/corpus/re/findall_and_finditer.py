# All matches, one after another: they do not overlap, and may be empty.
import re

text = "The rain in Spain stays mainly in the plain"
print(re.findall(r"\b\w*ain\b", text))
print(re.findall(r"(\w)ai(n)", text), re.findall(r"(\w)ain", text))
for m in re.finditer("ai", text):
    print(m.start(), m.end(), end="; ")
print()
print(re.findall("a*", "baac"), re.findall("", "ab"), re.findall("x*?", "xx"), re.findall("(a)|b|(c)", "abc"))
print([m.span() for m in re.finditer(r"\b|\w", "ab c")])
print([m.span() for m in re.finditer(r"$|^", "a\nb\n", re.M)])
print([m.group() for m in re.finditer("..", "가나다라마")], [m.span() for m in re.finditer("[나라]", "가나다라마")])
found = re.finditer("a", "aba")
print(type(found), next(found), next(found), next(found, None))
print(re.compile("a.").findall("abacad", 1), re.compile("a.").findall("abacad", 1, 5))
print(list(re.finditer("a", "bbb")), re.findall("ab|a(?=c)", "abac"))
try:
    re.finditer("(", "text")
except re.error as error:
    print(error)
