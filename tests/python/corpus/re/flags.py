# Flags: as arguments, in the pattern, for a part of it, and how they are shown.
import re

print(re.I, repr(re.I), re.I | re.M, repr(re.A | re.S | re.X), re.IGNORECASE is re.I, re.I.name, re.I.value, int(re.M | re.S), type(re.I))
print(re.NOFLAG, ~re.I & re.M, re.I in (re.I | re.M), list(re.I | re.X), re.I & re.M, bool(re.I & re.M), re.I ^ re.I ^ re.M, re.I == 2, f"{re.U} {re.L}", re.RegexFlag(2), re.I | 1024, {re.I: 1}[2])
print(re.findall("a.b", "A\nB a-b", re.I), re.findall("a.b", "A\nB a-b", re.I | re.S), re.findall("^.", "a\nb"), re.findall("^.$", "a\nb", re.M), re.findall(r"\Aa|b\Z", "a\nab", re.M))
print(re.findall("(?i)a", "aA"), re.findall("(?i:a)a", "AaAAaa"), re.findall("(?im)^a", "a\nA"), re.findall("(?i)a(?-i:b)", "AB Ab"), re.findall("(?s:.)", "\n"), re.findall("(?i)(?s).", "\n"))
print(re.findall(r"\w", "aé", re.A), re.findall(r"(?a)\w", "aé"), re.findall(r"(?a:\w)|(?u:\W)", "aé!"), re.match("É", "é", re.I), re.match("É", "é", re.I | re.A))
for pattern, flags in [("a", 0), ("a", re.I), ("a", re.I | re.M), ("(?i)a", re.X), (b"a", 0), (b"a", re.A), ("a", re.A), ("a", re.U), (b"a", re.L), ("'", 0), ("a\n", re.S), ("a" * 250, 0), ("a", 1024)]:
    compiled = re.compile(pattern, flags)
    print(compiled, compiled.flags)
for pattern, flags in [("a(?i)", 0), ("(?L)a", 0), (b"(?u)a", 0), ("(?au)a", 0), ("(?-a:b)", 0), ("(?i", 0), ("(?ix", 0), ("(?q)", 0), ("(?i-", 0), ("(?i-i:a)", 0), ("(?i-q:a)", 0), ("(?i-s)", 0),
                       ("(?i:a", 0), ("(?-", 0), ("(?-i", 0), ("(?i;)", 0), ("a", re.L), ("a", re.A | re.U), (b"a", re.U), (b"a", re.L | re.A), ("((?i)a)", 0), ("|(?i)a", 0), (" (?x)a", 0)]:
    try:
        print(re.compile(pattern, flags))
    except (re.error, ValueError) as error:
        print(pattern, type(error).__name__, error, getattr(error, "pos", None))
