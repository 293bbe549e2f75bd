# Splits: what lies between, with groups what was between too, and at empty matches.
import re

print(re.split(r"[,;]\s*", "a, b;c,d"), re.split(r"([,;])\s*", "a, b;c"), re.split(r"(,)|(;)", "a,b;c"))
print(re.split(",", "a,b,c", 1), re.split(",", "a,b,c", maxsplit=2), re.split(",", "abc"), re.split(",", ""))
print(re.split(",", "a,b", maxsplit=-1), re.split("x*", "axbc"), re.split("", "ab"), re.split(r"\b", "two words"))
print(re.split(r"(?<=\.)\s", "One. Two. Three."), re.split("(?=[A-Z])", "camelCaseText"))
print(re.split(",", ",a,,b,"), re.split(r"\W+", " words, words. "), re.split(r"(\W+)", " words, words. "))
print(re.split("a", "BaCAd", flags=re.I), re.compile("[0-9]+").split("a1b22c"), re.split(b",", b"a,b"))
print(re.split("[가-힣]", "a가b나c"))
try:
    re.split(",", "a,b", "1")
except TypeError as error:
    print(error)
