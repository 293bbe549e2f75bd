# What comes before and behind, without being part of the match.
import re

for pattern, text in [("a(?=b)", "acab"), ("a(?!b)", "abac"), ("(?<=a)b", "bab"), ("(?<!a)b", "abcb"), (r"(?<=\$)\d+", "cost: $42"), ("(?=(a+))", "aaa"), ("(?=(a+))a*b\\1", "baaabac"),
                      ("(?<=(a))b", "ab"), ("(?<=ab|cd)x", "cdx"), ("(?<=^)a", "a"), (r"(?<=\b)a", " a"), ("(?!)", "a"), ("(?=)", "a"), ("(?!a|b)c", "c"), ("(?<!x)(?<!y)z", "xzyzz"),
                      (r"(?<=(?:ab){2})c", "ababc"), ("(?<=[가-힣])!", "가!"), (r"(?<=(a)\1)b", "aab"), ("(?<=a(?=b))b", "ab"), ("(?<!a{3})b", "aaab"), ("(?<=(?i:A))b", "ab"), ("(?!(a)b)a", "ac")]:
    m = re.search(pattern, text)
    print(pattern, text, m and (m.span(), m.groups()))
print(re.sub(r"(?<=\d)(?=(\d{3})+$)", ",", "1234567"), re.split(r"(?<=[.!?]) +", "One. Two! Three?"))
print(re.findall(r"(?=(\w\w))", "abcd"), re.findall(r"\w+(?=,)", "a, b, c"), [m.span() for m in re.finditer("(?<=a)", "aab")])
password = re.compile(r"(?=.*\d)(?=.*[a-z])(?=.*[A-Z]).{8,}")
print([bool(password.fullmatch(word)) for word in ("Passw0rd", "password", "Sh0rt", "LongEnough1")])
print(re.compile("(?<=a)b").match("ab", 1), re.compile("^b").match("ab", 1), re.compile(r"\bb").search("ab b", 1))
for pattern in ["(?<=a*)b", "(?<!a|bc)d", r"(?<=(a+))b", "(?<=a", "(?<=(?<!a?)b)", r"(a)(?<=\1?)", "(?<", "(?<a", r"(?<=(a)\1)b", r"(?<=(?P<x>a)(?P=x))", "(?<=(?(1)a|b))"]:
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, error, error.pos)
