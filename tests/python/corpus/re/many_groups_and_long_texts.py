# More groups than one digit can name, long texts, and much to try.
import re

many = re.compile("".join(f"(?P<g{n}>{chr(97 + n % 26)})" for n in range(120)))
m = many.match("abcdefghijklmnopqrstuvwxyz" * 5)
print(many.groups, m.lastindex, m.lastgroup, m.group(100), m["g119"], m.span(120), len(m.groups()))
print(re.match("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)\\11\\10", "abcdefghijkkj"), re.sub("(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)(.)", r"\11\10\g<1>1", "abcdefghijk"))
text = "word, " * 20000
print(len(re.findall(r"\w+", text)), len(re.split(", ", text)), len(re.sub("o", "00", text)), re.search("x", text), re.match("(?:word, )*", text).end(), re.match("(?:w|o|r|d|,| )*?$", text).end())
korean = "가나 다라\n" * 5000
print(len(re.findall(r"\w+", korean)), len(re.sub("[가다]", "-", korean)), re.search(r"라\n\Z", korean).span(), sum(m.start() for m in re.finditer("다", korean)), len(re.split(r"\s", korean)))
print(re.match("(a?){20}a{20}", "a" * 20).span(), re.match("(x+x+)+y", "x" * 12), re.match(r"(?:(\d+),)*(\d+)", ",".join(map(str, range(3000)))).groups())
print(re.match("(?:" * 20 + "a" + ")" * 20, "a"), re.match("(" * 20 + "a" + ")*" * 20, "aa").span(20), len(re.compile("|".join(str(n) for n in range(500))).findall("1 22 333 4444")))
