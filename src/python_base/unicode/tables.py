"""Writes tables.rs: python3.11 src/python_base/unicode/tables.py > src/python_base/unicode/tables.rs"""

import unicodedata


CHARS = [chr(code) for code in range(0x110000)]


def changes(holds):
    """Where a property begins and ends to hold, in turn."""
    found, before = [], False
    for char in CHARS:
        if holds(char) != before:
            before = not before
            found.append(ord(char))
    return found


def number(code):
    return f"{code:#x}"


def table(doc, name, kind, entries):
    print(f"\n/// {doc}")
    print("#[rustfmt::skip]")
    print(f"pub(super) static {name}: &[{kind}] = &[")
    line = "   "
    for entry in entries:
        if len(line) + len(entry) > 118:
            print(line)
            line = "   "
        line += f" {entry},"
    print(line)
    print("];")


def text(string):
    return '"' + "".join(f"\\u{{{ord(char):x}}}" for char in string) + '"'


def mapping(pairs):
    return [f"({number(ord(char))}, {text(to)})" for char, to in pairs]


print("//! Written by tables.py from the `unicodedata` of CPython 3.11: Unicode", unicodedata.unidata_version + ".")
table("Where characters that `isprintable` begin and end, in turn.", "PRINTABLE", "u32",
      map(number, changes(str.isprintable)))
table("Where characters that `isalpha` begin and end, in turn.", "ALPHABETIC", "u32",
      map(number, changes(str.isalpha)))
table("The zeros: each begins ten decimal digits.", "ZEROS", "u32",
      [number(ord(c)) for c in CHARS if unicodedata.decimal(c, None) == 0])
table("Where characters that `isdigit` and are not decimal begin and end, in turn.", "DIGITS", "u32",
      map(number, changes(lambda c: c.isdigit() and not c.isdecimal())))
table("Where characters that `isnumeric` and are no digits begin and end, in turn.", "NUMERIC", "u32",
      map(number, changes(lambda c: c.isnumeric() and not c.isdigit())))
table("Title case where it is not upper case.", "TITLE", "(u32, &str)",
      mapping((c, c.title()) for c in CHARS if c.title() != c.upper()))
