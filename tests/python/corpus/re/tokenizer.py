# A tokenizer: one pattern with a named group for each kind of token.
import re
from typing import NamedTuple


class Token(NamedTuple):
    kind: str
    text: str
    line: int
    column: int


KINDS = [("NUMBER", r"\d+(\.\d*)?"), ("ASSIGN", r":="), ("END", r";"), ("NAME", r"[^\W\d]\w*"), ("OPERATOR", r"[+\-*/()]"), ("LINE", r"\n"), ("SPACE", r"[ \t]+"), ("WRONG", r".")]
TOKENS = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in KINDS))


def tokens(text):
    line, begin = 1, 0
    for m in TOKENS.finditer(text):
        if m.lastgroup == "LINE":
            line, begin = line + 1, m.end()
        elif m.lastgroup == "WRONG":
            raise SyntaxError(f"{m.group()!r} in line {line}")
        elif m.lastgroup != "SPACE":
            yield Token(m.lastgroup, m.group(), line, m.start() - begin)


for token in tokens("total := price * (2 + 3.5);\n세금 := total / 10;"):
    print(token)
try:
    list(tokens("a := b ? c"))
except SyntaxError as error:
    print(error)
