# What stands in parentheses.


class _Patterns(_Parser):
    def parenthesis(self, begin, may_flag):
        if not self.skip("?"):
            return self.capture(begin, None)
        token = self.take()
        if not token:
            raise self.fail("unexpected end of pattern")
        if token == ":":
            return ("row", [self.inside(begin)])
        if token == ">":
            return ("atomic", self.inside(begin))
        if token == "P":
            return self.named(begin)
        if token == "#":
            while self.next:
                if self.take() == ")":
                    return None
            raise self.fail("missing ), unterminated comment", self.place() - begin)
        if token in ("=", "!", "<"):
            return self.look(begin, token)
        if token == "(":
            return self.condition(begin)
        if token in _INLINE or token == "-":
            return self.inline_flags(begin, token, may_flag)
        raise self.fail(f"unknown extension ?{token}", len(token) + 1)

    def inside(self, begin):
        tree = self.branches()
        if not self.skip(")"):
            raise self.fail("missing ), unterminated subpattern", self.place() - begin)
        return tree

    def capture(self, begin, name):
        number = len(self.groups)
        if name is not None:
            known = self.names.get(name)
            if known is not None:
                what = f"redefinition of group name {name!r} as group {number}; was group {known}"
                raise self.fail(what, len(name) + 1)
            self.names[name] = number
        self.groups.append(None)
        tree = self.inside(begin)
        self.groups[number] = tree
        return ("group", number, tree)

    def named(self, begin):
        if self.skip("<"):
            name = self.name(">")
            self.check_name(name)
            return self.capture(begin, name)
        if self.skip("="):
            name = self.name(")")
            self.check_name(name)
            number = self.names.get(name)
            if number is None:
                raise self.fail(f"unknown group name {name!r}", len(name) + 1)
            return self.again(number, len(name) + 1)
        token = self.take()
        if not token:
            raise self.fail("unexpected end of pattern")
        raise self.fail(f"unknown extension ?P{token}", len(token) + 2)

    def look(self, begin, token):
        behind = token == "<"
        if behind:
            token = self.take()
            if not token:
                raise self.fail("unexpected end of pattern")
            if token not in ("=", "!"):
                raise self.fail(f"unknown extension ?<{token}", len(token) + 2)
        before = self.before
        if behind and before is None:
            self.before = len(self.groups)
        tree = self.branches()
        self.before = before
        if not self.skip(")"):
            raise self.fail("missing ), unterminated subpattern", self.place() - begin)
        return ("look", behind, token == "!", tree)

    def condition(self, begin):
        name = self.name(")")
        if name.isidentifier():
            self.check_name(name)
            number = self.names.get(name)
            if number is None:
                raise self.fail(f"unknown group name {name!r}", len(name) + 1)
        else:
            number = self.group_number(name)
            if number == 0:
                raise self.fail("bad group number", len(name) + 1)
            if number >= 0x3FFFFFFF:
                raise self.fail(f"invalid group reference {number}", len(name) + 1)
            self.asked.setdefault(number, self.place() - len(name) - 1)
        self.check_before(number)
        yes, no = self.row(), ("row", [])
        if self.skip("|"):
            no = self.row()
            if self.next == "|":
                raise self.fail("conditional backref with more than two branches")
        if not self.skip(")"):
            raise self.fail("missing ), unterminated subpattern", self.place() - begin)
        return ("unless", number, yes, no)

    def inline_flags(self, begin, token, may_flag):
        on = off = 0
        while token != "-":
            flag = _INLINE[token]
            if self.is_text and token == "L":
                raise self.fail("bad inline flags: cannot use 'L' flag with a str pattern")
            if not self.is_text and token == "u":
                raise self.fail("bad inline flags: cannot use 'u' flag with a bytes pattern")
            on |= flag
            if flag & _KINDS_OF_TEXT and on & _KINDS_OF_TEXT != flag:
                raise self.fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
            token = self.flag_or(("-", ":", ")"), "missing -, : or )")
            if token == ")":
                if not may_flag:
                    raise self.fail("global flags not at the start of the expression", self.place() - begin)
                self.flags |= on
                return None
            if token == ":":
                break
        if on & _WHOLE_PATTERN:
            raise self.fail("bad inline flags: cannot turn on global flag", 1)
        if token == "-":
            token = self.flag_or((), "missing flag")
            while token != ":":
                flag = _INLINE[token]
                if flag & _KINDS_OF_TEXT:
                    raise self.fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                off |= flag
                token = self.flag_or((":",), "missing :")
            if off & _WHOLE_PATTERN:
                raise self.fail("bad inline flags: cannot turn off global flag", 1)
            if on & off:
                raise self.fail("bad inline flags: flag turned on and off", 1)
        flags = self.flags
        if on & _KINDS_OF_TEXT:
            self.flags &= ~_KINDS_OF_TEXT
        self.flags = (self.flags | on) & ~off
        tree = self.inside(begin)
        self.flags = flags
        return ("row", [tree])

    def flag_or(self, others, missing):
        token = self.take()
        if not token:
            raise self.fail(missing)
        if token not in _INLINE and token not in others:
            raise self.fail("unknown flag" if token.isalpha() else missing, len(token))
        return token
