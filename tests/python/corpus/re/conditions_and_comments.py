# Conditions on groups, comments, and patterns over several lines.
import re

tag = re.compile(r"(<)?(\w+@\w+(?:\.\w+)+)(?(1)>|$)")
for text in ["<user@host.com>", "user@host.com", "<user@host.com", "user@host.com>"]:
    m = tag.match(text)
    print(text, m and m.group(2))
print(re.findall(r"(?P<q>')?a(?(q)'|b)", "'a' ab a"), re.match("(a)?(?(1)b)c", "abc"), re.match("(a)?(?(1)b)c", "c"), re.match("(?(1)a|b)(x)?", "b"))
print(re.match("a(?#a comment)b", "ab"), re.match("(?x) a b # to the end\n c", "abc"))
number = re.compile(r"""
    (?P<sign> [-+] )?      # perhaps a sign
    (?P<whole> \d+ )       # digits
    (?: \. (?P<part> \d* ) )?
    [ ]* \#                # a blank and a number sign
""", re.VERBOSE)
print(number.match("-12.5 #").groupdict(), number.groupindex, number.groups, number.flags)
print(re.compile("a b", re.X).pattern, re.match(r"a\ b", "a b", re.X), re.match("a [ ] b", "a b", re.X), re.match("(?x: a b ) c", "ab c"), re.match("(?x) (?-x: a) b", " ab"))
print(re.match("a + b", "aab", re.X), re.match("a # b", "a", re.X), re.match("(?x)a#b\n|c", "c"))
for pattern in ["(?(1)a|b)", "(?(x)a)", "(a)(?(1)b|c|d)", "(?(0)a)", "(?(a", "(?(1", "(a)(?(1)b", "(?(-1)a)", "(?(1.5)a)", "(?()a)", "(?#a", "(?", "(?(2)a)(b)"]:
    try:
        print(re.compile(pattern))
    except re.error as error:
        print(pattern, error, error.pos)
