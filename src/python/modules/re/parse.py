# Reads a pattern. What comes out is a tree of tuples, whose first item says what each is:
#
#   one CODE FOLD                     a character           any, all                            any character, without and with "\n"
#   set (NEGATED RANGES KINDS) FOLD UNICODE                 stands WHERE                        at the begin of a line, say
#   row NODES                         one after another     either NODES                        the first that leads to a match
#   group NUMBER NODE                                       again NUMBER FOLD                   what a group found
#   loop LEAST MOST HOW NODE                                atomic NODE
#   look BEHIND NEGATIVE NODE                               unless NUMBER NODE NODE             whether a group has found something
#
# FOLD is how case is ignored: 0 not at all, 1 ASCII's, 2 that of all characters.

_NO_END = 0xFFFFFFFF
_GREEDY, _LAZY, _POSSESSIVE = 0, 1, 2
# The numbers of `Machine::stands`.
_BEGIN, _LINE_BEGIN, _LAST_LINE_END, _LINE_END, _END, _BOUNDARY = range(6)


class _Parser(_Escapes):
    def __init__(self, pattern, flags):
        super().__init__(pattern)
        self.flags = flags
        # By number, none for those that are still open; the first is the whole.
        self.groups = [None]
        self.names = {}
        # Groups that conditions ask for by number, and where.
        self.asked = {}
        # Where a lookbehind is being read: how many groups there were before it.
        self.before = None

    def fold(self):
        if not self.flags & _I:
            return 0
        return 2 if self.unicode() else 1

    def unicode(self):
        return self.is_text and not self.flags & _A

    def whole(self):
        tree = self.branches(True)
        self.flags = _fixed(self.is_text, self.flags)
        if self.next:
            raise self.fail("unbalanced parenthesis")
        for number, place in self.asked.items():
            if number >= len(self.groups):
                raise error(f"invalid group reference {number}", self.pattern, place)
        return tree

    def branches(self, top=False):
        found = [self.row(top)]
        while self.skip("|"):
            found.append(self.row())
        return found[0] if len(found) == 1 else ("either", found)

    def row(self, may_flag=False):
        nodes = []
        while self.next and self.next not in ("|", ")"):
            begin = self.place()
            token = self.take()
            if self.flags & _X:
                if token in " \t\n\r\v\f":
                    continue
                if token == "#":
                    while self.take() not in ("\n", ""):
                        pass
                    continue
            if token[0] == "\\":
                nodes.append(self.escape(token))
            elif token == "[":
                nodes.append(("set", self.set(), self.fold(), self.unicode()))
            elif token in ("*", "+", "?", "{"):
                self.quantifier(token, begin, nodes)
            elif token == ".":
                nodes.append(("all",) if self.flags & _S else ("any",))
            elif token == "^":
                nodes.append(("stands", _LINE_BEGIN if self.flags & _M else _BEGIN))
            elif token == "$":
                nodes.append(("stands", _LINE_END if self.flags & _M else _LAST_LINE_END))
            elif token == "(":
                node = self.parenthesis(begin, may_flag and not nodes)
                if node:
                    nodes.append(node)
            else:
                nodes.append(("one", ord(token), self.fold()))
        return nodes[0] if len(nodes) == 1 else ("row", nodes)

    def escape(self, token):
        letter = token[1]
        if letter in _KINDS:
            return ("set", (False, [], [letter]), self.fold(), self.unicode())
        if letter in "AZbB":
            ascii_only = 0 if self.unicode() else 2
            return ("stands", {"A": _BEGIN, "Z": _END}.get(letter, _BOUNDARY + (letter == "B") + ascii_only))
        if letter == "0":
            return ("one", int("0" + self.several(2, _OCTAL), 8), self.fold())
        if letter in _DIGITS:
            return self.number(letter)
        return ("one", self.escaped(token), self.fold())

    def number(self, digits):
        """A group by its number, or a character by three octal digits."""
        if self.next and self.next in _DIGITS:
            digits += self.take()
            if digits[0] in _OCTAL and digits[1] in _OCTAL and self.next and self.next in _OCTAL:
                digits += self.take()
                return ("one", self.octal(digits, "\\" + digits), self.fold())
        number = int(digits)
        if number >= len(self.groups):
            raise self.fail(f"invalid group reference {number}", len(digits))
        return self.again(number, len(digits) + 1)

    def again(self, number, back):
        if self.groups[number] is None:
            raise self.fail("cannot refer to an open group", back)
        self.check_before(number)
        return ("again", number, self.fold())

    def check_before(self, number):
        if self.before is not None:
            if number >= len(self.groups) or self.groups[number] is None:
                raise self.fail("cannot refer to an open group")
            if number >= self.before:
                raise self.fail("cannot refer to group defined in the same lookbehind subpattern")

    def quantifier(self, token, begin, nodes):
        least, most = {"*": (0, _NO_END), "+": (1, _NO_END), "?": (0, 1), "{": (0, _NO_END)}[token]
        if token == "{":
            here = self.at
            low = self.several(_NO_END, _DIGITS)
            ranged = self.skip(",")
            high = self.several(_NO_END, _DIGITS) if ranged else low
            if not (low or ranged) or not self.skip("}"):
                # Not a quantifier after all.
                self.go(here)
                nodes.append(("one", 123, self.fold()))
                return
            if low:
                least = int(low)
            if high:
                most = int(high)
            if low and least >= _NO_END or high and most >= _NO_END:
                raise OverflowError("the repetition number is too large")
            if most < least:
                raise error("min repeat greater than max repeat", self.pattern, begin + 1)
        if not nodes or nodes[-1][0] == "stands":
            raise error("nothing to repeat", self.pattern, begin)
        if nodes[-1][0] == "loop":
            raise error("multiple repeat", self.pattern, begin)
        how = _LAZY if self.skip("?") else _POSSESSIVE if self.skip("+") else _GREEDY
        nodes[-1] = ("loop", least, most, how, nodes[-1])


def _fixed(is_text, flags):
    """The flags of a pattern that was read, if they go together."""
    if is_text:
        if flags & _L:
            raise ValueError("cannot use LOCALE flag with a str pattern")
        if flags & _A and flags & _U:
            raise ValueError("ASCII and UNICODE flags are incompatible")
        return flags if flags & _A else flags | _U
    if flags & _U:
        raise ValueError("cannot use UNICODE flag with a bytes pattern")
    if flags & _L and flags & _A:
        raise ValueError("ASCII and LOCALE flags are incompatible")
    return flags
