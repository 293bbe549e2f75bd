# Escapes and sets of characters. A set is (negated, ranges, kinds), where kinds are those of `_KINDS`.

_KINDS = "dDsSwW"
_LAST = 0x10FFFF
# What other languages have in sets.
_OPERATIONS = {"-": "difference", "&": "intersection", "~": "symmetric difference", "|": "union"}


class _Escapes(_Tokens):
    def escaped(self, token):
        """The code of a character that is written alike within sets and elsewhere."""
        letter = token[1]
        if letter in _CONTROLS:
            return _CONTROLS[letter]
        size = {"x": 2, "u": 4, "U": 8}.get(letter) if self.is_text or letter == "x" else None
        if size:
            digits = self.several(size, _HEX)
            if len(digits) < size:
                raise self.fail(f"incomplete escape {token}{digits}", len(token + digits))
            code = int(digits, 16)
            if code > _LAST:
                raise self.fail(f"bad escape {token}{digits}", len(token + digits))
            return code
        if letter == "N" and self.is_text:
            if not self.skip("{"):
                raise self.fail("missing {")
            self.name_of_character()
        if letter in _LETTERS or letter in _DIGITS:
            raise self.fail(f"bad escape {token}", len(token))
        return ord(letter)

    def name_of_character(self):
        name = ""
        while True:
            token = self.take()
            if not token:
                what = "missing }, unterminated name" if name else "missing character name"
                raise self.fail(what, len(name))
            if token == "}":
                break
            name += token
        if not name:
            raise self.fail("missing character name", 1)
        raise NotImplementedError(f"names of characters are not there: write the character of \\N{{{name}}} itself")

    def set_member(self, token):
        """(code, None), or (None, kind) of what stands for many characters."""
        if token[0] != "\\":
            return ord(token), None
        letter = token[1]
        if letter in _KINDS:
            return None, letter
        if letter in _OCTAL:
            digits = letter + self.several(2, _OCTAL)
            return self.octal(digits, "\\" + digits), None
        return self.escaped(token), None

    def set(self):
        begin = self.place() - 1
        if self.next == "[":
            self.warn("FutureWarning", "Possible nested set", 0)
        negated = self.skip("^")
        ranges, kinds = [], []
        first = True
        while True:
            token = self.take()
            if not token:
                raise self.fail("unterminated character set", self.place() - begin)
            if token == "]" and not first:
                break
            if not first and token in _OPERATIONS and self.next == token:
                self.warn("FutureWarning", f"Possible set {_OPERATIONS[token]}", 1)
            first = False
            code, kind = self.set_member(token)
            last = code
            if self.skip("-"):
                other = self.take()
                if not other:
                    raise self.fail("unterminated character set", self.place() - begin)
                if other == "]":
                    # Nothing behind it: the sign itself.
                    self.add(ranges, kinds, code, code, kind)
                    ranges.append((45, 45))
                    break
                if other == "-":
                    self.warn("FutureWarning", "Possible set difference", 2)
                last, other_kind = self.set_member(other)
                if kind or other_kind or last < code:
                    raise self.fail(f"bad character range {token}-{other}", len(token) + 1 + len(other))
            self.add(ranges, kinds, code, last, kind)
        return negated, ranges, kinds

    def add(self, ranges, kinds, first, last, kind):
        if kind:
            kinds.append(kind)
        else:
            ranges.append((first, last))
