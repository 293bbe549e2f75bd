# What is wrong with a pattern, and where.
import re

patterns = ["(", "(a", ")", "a)", "(()", "[", "[a", "[]", "[^]", "[b-a]", r"[\d-z]", r"[a-\w]", "[a-", "[a-b", "\\", "a\\", r"\q", r"[\q]", r"\x1", r"\xg", r"\u12", r"\U0011", r"\U00110000", r"[\x4]", r"\400", r"[\400]", r"\N", r"\N{",
            "(?", "(?x", "(?P", "(?P<", "(?P<a", "(?P<>a)", "(?P<1>a)", "(?P<a b>c)", "(?P<a>b", "(?P<a>b)(?P<a>c)", "(?P=", "(?P=a", "(?P=1)", "(?Px)", "(?P>a)", "(?@)", "(?\\", "(?!", "(?=a", "(?<!a", "(?:a", "(?>a", "(?#",
            "(?P<é>a)\\2", "a\n(b", "a\n\n  [", "*", "+a", "?", "a|*", "(?:*)", "{1}", "a{2,1}", r"\1(a)", "(a)|b)", r"(?P<a>x)(?P=a", r"\g<1>", "[z-a-b]", r"(?(1", "x(?i)y", r"\99", r"[\8]", r"[\b-\a]"]
for pattern in patterns:
    try:
        print(repr(pattern), re.compile(pattern))
    except re.error as error:
        print(repr(pattern), "|", error, "|", error.msg, error.pos, error.lineno, error.colno, error.pattern == pattern, error.args)
print(re.error.__mro__, repr(re.error("what")), re.error("what", "a\nb", 3), str(re.error("what", None, 3)), re.error("x").pos, issubclass(re.error, Exception), re.error.__name__)
