# Reads numbers with signs, currencies and thousands: which sign stands before the decimals follows from the text.
import re

SIGNS = str.maketrans({"￦": "₩", "\\": "₩", "원": "₩", "％": "%", "＄": "$", "￥": "¥", "￡": "£"})
SIGN = "[%₩$¥£€]"


def apart(text):
    text = text.strip().translate(SIGNS)
    if found := re.fullmatch(rf"(-?)({SIGN})\s*(?!.*{SIGN})(.*)", text):
        return found[2], found[1] + found[3]
    if found := re.fullmatch(rf"(.*?)\s*({SIGN})", text):
        return found[2], found[1]
    return "", text


def one_way(text):
    for decimal, between in ((".", ","), (",", ".")):
        thousands = rf"[-+]?[1-9]\d{{0,2}}(?:\{between}\d{{3}})"
        if re.fullmatch(rf"{thousands}{{2,}}|{thousands}+\{decimal}\d*", text):
            return decimal, True
        if re.fullmatch(rf"[-+]?\d*\{decimal}\d*", text) and re.search(r"\d", text):
            if not re.fullmatch(rf"[-+]?[1-9]\d{{0,2}}\{decimal}\d{{3}}", text):
                return decimal, False
    return None, False


def number(body, decimal):
    between = "," if decimal == "." else "."
    if between in body:
        if not re.fullmatch(rf"[-+]?[1-9]\d{{0,2}}(\{between}\d{{3}})+(\{decimal}\d*)?", body):
            raise ValueError(body)
        body = body.replace(between, "")
    return float(body.replace(decimal, "."))


for text in ["1,234.5", "1.234,5", "₩1,000", "1000원", "-$5.25", "12 %", "$1 $", "1,234", "1.5", "1,5", "1,234,567", "1.234.567", "abc", "", ".5", "-1,23", "€ 3,50", "＄7", "1,2345.6"]:
    sign, body = apart(text)
    decimal, grouped = one_way(body)
    try:
        print(repr(text), repr(sign), repr(body), decimal, grouped, number(body, decimal or "."))
    except ValueError as error:
        print(repr(text), repr(sign), repr(body), decimal, grouped, "!", error)
for line in ["sep=;", '"sep=\t"\n', "SEP=,\r\n", "sep=;;", '"sep=;', "a;b"]:
    named = re.fullmatch(r'("?)sep=(.)\1\s*', line, re.IGNORECASE)
    print(repr(line), named and (named[2], named.groups()))
print(max(",;\t|", key="a;b;c".count), re.search(r"\d", "값 12"), re.search(r"\d", "값"))
