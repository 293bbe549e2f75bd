# What patterns and templates are made of: characters, and pairs of a backslash and a character.

_DIGITS = "0123456789"
_OCTAL = "01234567"
_HEX = "0123456789abcdefABCDEF"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CONTROLS = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}


import _re


class _Tokens:
    def __init__(self, pattern):
        self.pattern = pattern
        self.is_text = isinstance(pattern, str)
        characters = list(pattern if self.is_text else str(pattern, "latin1"))
        self.tokens, self.places = [], []
        at = 0
        while at < len(characters):
            token = characters[at]
            if token == "\\" and at + 1 < len(characters):
                token += characters[at + 1]
            self.tokens.append(token)
            self.places.append(at)
            at += len(token)
        # The end is an empty token.
        self.tokens.append("")
        self.places.append(at)
        self.go(0)

    def go(self, at):
        self.at = at
        self.next = self.tokens[at]
        if self.next == "\\":
            raise self.fail("bad escape (end of pattern)")

    def fail(self, what, back=0):
        return error(what, self.pattern, self.places[self.at] - back)

    def warn(self, kind, what, back):
        _re.warn(kind, f"{what} at position {self.place() - back}")

    def place(self):
        return self.places[self.at]

    def take(self):
        token = self.next
        if token:
            self.go(self.at + 1)
        return token

    def skip(self, token):
        if self.next != token:
            return False
        self.go(self.at + 1)
        return True

    def several(self, most, of):
        text = ""
        while len(text) < most and self.next and self.next in of:
            text += self.take()
        return text

    def name(self, end):
        """The text up to `end`, which is passed; it has to be there, and not empty."""
        text = ""
        while True:
            token = self.take()
            if not token:
                raise self.fail(f"missing {end}, unterminated name", len(text)) if text else self.fail("missing group name")
            if token == end:
                break
            text += token
        if not text:
            raise self.fail("missing group name", 1)
        return text

    def check_name(self, name):
        if not name.isidentifier():
            raise self.fail(f"bad character in group name {name!r}", len(name) + 1)
        if not (self.is_text or name.isascii()):
            self.warn("DeprecationWarning", f"bad character in group name {ascii(name)}", len(name) + 1)

    def group_number(self, name):
        """The number that stands where a name may, or the error that it is neither."""
        try:
            number = int(name)
        except ValueError:
            number = -1
        if number < 0:
            raise self.fail(f"bad character in group name {name!r}", len(name) + 1)
        if not (name.isdecimal() and name.isascii()):
            shown = repr(name) if self.is_text else ascii(name)
            self.warn("DeprecationWarning", f"bad character in group name {shown}", len(name) + 1)
        return number

    def octal(self, digits, shown):
        code = int(digits, 8)
        if code > 0o377:
            raise self.fail(f"octal escape value {shown} outside of range 0-0o377", len(shown))
        return code
