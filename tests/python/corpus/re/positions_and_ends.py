# Methods of a pattern take the place where to begin and where the text ends for them.
import re

p = re.compile("b+")
text = "abbbcbb"
for pos, endpos in [(0, 7), (2, 7), (2, 3), (-5, 100), (5, 2), (7, 7), (9, 9), (0, 0), (True, 3)]:
    m, s = p.match(text, pos, endpos), p.search(text, pos, endpos)
    print(pos, endpos, m, s, s and (s.pos, s.endpos), p.fullmatch(text, pos, endpos), p.findall(text, pos, endpos), [m.span() for m in p.finditer(text, pos, endpos)])
print(p.search(string=text, pos=4), p.match(text, endpos=2, pos=1), p.findall(text, endpos=3))
q = re.compile("[나-힣]+")
text = "가나다🎉라마"
for pos in range(7):
    print(pos, q.search(text, pos), q.match(text, pos), q.search(text, 0, pos), q.findall(text, pos))
print(p.sub("x", text), p.split("abc"), q.sub("-", text, 1), q.subn("-", text), q.split(text))
print(p == re.compile("b+"), p == re.compile("b+", re.I), re.compile(b"b+") == p, p == "b+", hash(p) == hash(re.compile("b+")), {p: 1}[re.compile("b+")])
for wrong in ["x", 1.5, None, 10**20]:
    try:
        p.search(text, wrong)
    except (TypeError, OverflowError) as error:
        print(error)
