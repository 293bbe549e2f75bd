# Begins and ends of texts, lines and words.
import re

text = "one\ntwo\n"
for pattern in ["^", "$", r"\A", r"\Z", r"\b", r"\B", "^two", "one$", "two$", r"two\Z", r"two\n\Z"]:
    print(pattern, [m.span() for m in re.finditer(pattern, text)], [m.span() for m in re.finditer(pattern, text, re.M)])
for pattern in [r"\b", r"\B"]:
    for text in ["", "a", " ", "a b", "é!", "가 나", "a_1"]:
        print(pattern, repr(text), [m.start() for m in re.finditer(pattern, text)], [m.start() for m in re.finditer(pattern, text, re.A)])
print(re.sub("$", "!", "a\n"), re.findall("a$", "a\na"), re.findall("^$", "\n\n", re.M), re.match("a$", "a\n"), re.fullmatch("a$", "a\n"), re.match(r"a\Z", "a\n"))
print(re.search(r"\bcat\b", "concat cat"), re.findall(r"\b\w", "the quick-brown fox"), re.findall(rb"\b\w", b"a \xe9"))
p = re.compile("^b")
print(p.search("ab", 1), p.search("ab\nb", 1), re.compile("^b", re.M).search("a\nb", 2), re.compile("b$").search("abc", 0, 2), re.compile("(?<=a)b").search("ab", 1))
