# Greedy, lazy and possessive repetitions, and atomic groups, which never give back.
import re

for pattern, text in [("a*", "aaa"), ("a+?", "aaa"), ("a??", "a"), ("a{2}", "aaa"), ("a{2,}", "aaaa"), ("a{,2}", "aaa"), ("a{1,2}?", "aaa"),
                      ("<.+>", "<a><b>"), ("<.+?>", "<a><b>"), ("a*+a", "aaa"), ("a++b", "aab"), ("a?+a", "a"), ("a{1,2}+a", "aaa"), ("(?>a+)a", "aaa"),
                      ("(?>a|ab)c", "abc"), ("(?:ab)*", "ababa"), ("(?:ab)*?c", "ababc"), ("(?:a|ab)++c", "abc"), ("(?:a|ab)(?:c|bcd)", "abcd"),
                      ("(a*)*", "aab"), ("(a*)+", "b"), ("(a|b)*?b", "aab"), ("(?:a?)*?b", "aab"), ("(a?){3}", "aa"), ("(?:){3}a", "a"), ("a{0}b", "b"),
                      ("x{,}", "xx"), ("x{", "x{"), ("x{1", "x{1"), ("x{a}", "x{a}"), ("x{}", "x{}"), ("x{1,a}", "x{1,a}"), ("{", "{"), ("a{1}{", "a{"),
                      ("(?:(?:ab){2}){2}", "abababab"), ("(a{2}){2}", "aaaaa"), ("(?:a+b?)+c", "aabac"), ("a(?#comment)*", "aaa"), ("(?=a)*a", "a")]:
    m = re.match(pattern, text)
    print(pattern, text, m and (m.span(), m.groups()))
print(re.findall(r'"[^"]*+"', 'say "a" and "b"'), re.match("(?:a{1,3}){2,3}", "a" * 10).end())
for pattern in ["*a", "a**", "a*{2}", "(*)", "|*", "^*", "a{3,1}", "a+++", "a???", "(?i)*", r"\b+", "a{2}{3}"]:
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, error)
try:
    re.compile("a{99999999999}")
except OverflowError as error:
    print(error)
