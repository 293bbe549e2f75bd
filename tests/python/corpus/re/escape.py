# `re.escape` makes a pattern of any text that finds the text itself.
import re
import string

print(re.escape("a.b*c"), re.escape("1 + 1 = 2?"), re.escape("한글-é_~"), repr(re.escape("\n\t\0")), re.escape(""), re.escape(b"a.b\n"))
print(re.escape(string.printable) == "".join(map(re.escape, string.printable)), re.escape(string.punctuation))
for text in ["(.*)", "[a-z]", "\\d", "$1.50", "a|b", "^x$", "{2}", "#~&", "a b\tc\n"]:
    print(repr(text), bool(re.fullmatch(re.escape(text), text)), bool(re.fullmatch(re.escape(text), text, re.X)), len(re.split(re.escape(text), f"1{text}2")))
words = ["c++", "c", "c#"]
print(re.findall("|".join(map(re.escape, sorted(words, key=len, reverse=True))), "c, c++ and c#"))
try:
    re.escape(5)
except TypeError as error:
    print(error)
