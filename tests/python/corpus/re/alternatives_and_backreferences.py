# The first alternative that leads to a match counts. A group's text can be asked for again.
import re

for pattern, text in [("a|b|c", "c"), ("ab|a", "ab"), ("a|ab", "ab"), ("(a|ab)(c|bcd)(d*)", "abcd"), ("|a", "a"), ("a||b", "b"), ("(|a)+", "aa"),
                      (r"(\w)\1", "hello"), (r"(?P<q>['\"]).*?(?P=q)", "say 'it' \"now\""), (r"(a)(b)\2\1", "abba"), (r"(a)?\1b", "b"), (r"(a)?\1b", "aab"),
                      (r"(?i)(a)\1", "aA"), (r"(a)(?i:\1)", "aA"), (r"(\d+)-\1", "12-12"), (r"^(.+?)\1+$", "ababab"), (r"(..)\1", "가나가나"), (r"(a)\60", "a0"), (r"()\1", ""),
                      (r"(?:(a)|(b))\1", "aa"), (r"(?:(a)|(b))\1", "bb"), (r"(a*)\1", "aaaaa"), (r"\07\x41\101", "\x07AA")]:
    m = re.search(pattern, text)
    print(pattern, repr(text), m and (m.span(), m.groups()))
primes = [n for n in range(2, 30) if not re.fullmatch(r"(11+?)\1+", "1" * n)]
print(primes)
print(re.sub(r"\b(\w+)( \1\b)+", r"\1", "the the cat sat sat sat down"))
for pattern in [r"\1", r"(a)\2", r"(a\1)", "(?P=x)", "(?P<x>a)(?P=y)", "(?P<x>a(?P=x))", r"(a)\100", r"\8"]:
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, error, error.pos)
