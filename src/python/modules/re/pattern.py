__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error", "Pattern",
    "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE", "NOFLAG",
    "RegexFlag",
]
_WHOLE = 0x7FFFFFFFFFFFFFFF
# As `re.rs` has them.
_SEARCH, _FULL, _ADVANCE = 1, 2, 4
_SHOWN = ("TEMPLATE", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "UNICODE", "VERBOSE", "DEBUG", "ASCII")


class mappingproxy(dict):
    def __str__(self):
        return dict.__repr__(self)

    def __repr__(self):
        return f"mappingproxy({dict.__repr__(self)})"

    def __setitem__(self, key, value):
        raise TypeError("'mappingproxy' object does not support item assignment")

    def __delitem__(self, key):
        raise TypeError("'mappingproxy' object does not support item deletion")


mappingproxy.__module__ = "builtins"
_Names = mappingproxy
del mappingproxy


class Pattern(_Fixed):
    __slots__ = ("_pattern", "_flags", "_groups", "_names", "_code")

    def __class_getitem__(cls, item):
        return _Alias(f"re.Pattern[{_shown(item)}]")

    @_ReadOnly
    def pattern(self):
        return self._pattern

    @_ReadOnly
    def flags(self):
        return self._flags

    @_ReadOnly
    def groups(self):
        return self._groups

    @_ReadOnly
    def groupindex(self):
        return _Names(self._names) if self._names else {}

    def __eq__(self, other):
        if not isinstance(other, Pattern):
            return NotImplemented
        same = self._flags == other._flags and self._code == other._code
        return same and type(self._pattern) is type(other._pattern) and self._pattern == other._pattern

    def __hash__(self):
        return hash((self._flags, self._pattern))

    def __reduce__(self):
        return compile, (self._pattern, self._flags)

    def __repr__(self):
        flags = self._flags
        if isinstance(self._pattern, str) and flags & (_L | _U | _A) == _U:
            flags &= ~_U
        names = ["re." + name for name in _SHOWN if flags & _FLAGS[name]]
        rest = flags & ~_EVERY_FLAG
        if rest:
            names.append(hex(rest))
        return f"re.compile({', '.join([repr(self._pattern)[:200]] + (['|'.join(names)] if names else []))})"

    def _subject(self, string):
        """What is looked through."""
        if isinstance(string, str):
            if not isinstance(self._pattern, str):
                raise TypeError("cannot use a bytes pattern on a string-like object")
        elif isinstance(string, (bytes, bytearray)):
            if isinstance(self._pattern, str):
                raise TypeError("cannot use a string pattern on a bytes-like object")
            if isinstance(string, bytearray):
                return bytes(string)
        else:
            raise TypeError(f"expected string or bytes-like object, got '{type(string).__name__}'")
        return string

    def _scanner(self, string, pos, endpos, how):
        """A function that finds one match after another, and one that makes a `Match` of what it finds."""
        subject = self._subject(string)
        length = len(string)
        pos, endpos = (min(max(_index(at), 0), length) for at in (pos, endpos))
        place = _re.place(subject, pos) if pos else 0
        end = _re.place(subject, endpos) if endpos < length else -1
        number = pos
        code, behind = self._code, -2 * self._groups - 1

        def step():
            nonlocal place, number, how
            if pos > endpos:
                return None
            at = _re.find(code, subject, place, number, end, how)
            if at is not None:
                place, number = at[2], at[behind]
                how = how & ~_ADVANCE if at[1] < place else how | _ADVANCE
            return at

        def told(at):
            return None if at is None else _match(self, string, subject, at, pos, endpos)

        return step, told

    def match(self, string, pos=0, endpos=_WHOLE):
        step, told = self._scanner(string, pos, endpos, 0)
        return told(step())

    def fullmatch(self, string, pos=0, endpos=_WHOLE):
        step, told = self._scanner(string, pos, endpos, _FULL)
        return told(step())

    def search(self, string, pos=0, endpos=_WHOLE):
        step, told = self._scanner(string, pos, endpos, _SEARCH)
        return told(step())

    def finditer(self, string, pos=0, endpos=_WHOLE):
        step, told = self._scanner(string, pos, endpos, _SEARCH)
        return iter(lambda: told(step()), None)

    def findall(self, string, pos=0, endpos=_WHOLE):
        subject, cut = self._subject(string), _re.cut
        # A group that found nothing, at no place, is an empty text too.
        places = range(3, 2 * self._groups + 3, 2) if self._groups else (1,)
        step, _ = self._scanner(string, pos, endpos, _SEARCH)
        if len(places) == 1:
            place = places[0]
            return [cut(subject, at[place], at[place + 1]) for at in iter(step, None)]
        return [tuple([cut(subject, at[place], at[place + 1]) for place in places]) for at in iter(step, None)]

    def split(self, string, maxsplit=0):
        maxsplit = _index(maxsplit)
        parts = []
        step, _ = self._scanner(string, 0, _WHOLE, _SEARCH)
        last = count = 0
        subject = self._subject(string)
        while not maxsplit or count < maxsplit:
            at = step()
            if at is None:
                break
            parts.append(_re.cut(subject, last, at[1]))
            for place in range(3, 2 * self._groups + 3, 2):
                parts.append(None if at[place] < 0 else _re.cut(subject, at[place], at[place + 1]))
            last = at[2]
            count += 1
        parts.append(_re.cut(subject, last, _re.place(subject, len(subject))))
        return parts

    def sub(self, repl, string, count=0):
        return self.subn(repl, string, count)[0]

    def subn(self, repl, string, count=0):
        count = _index(count)
        step, told = self._scanner(string, 0, _WHOLE, _SEARCH)
        put = repl
        if not callable(repl):
            if isinstance(repl, (str, bytes, bytearray)) and ("\\" if isinstance(repl, str) else b"\\") not in repl:
                put = None
            else:
                template = _template(self, repl)

                def put(match):
                    return _filled(template, match)
        parts = []
        last = done = 0
        subject = self._subject(string)
        while not count or done < count:
            at = step()
            if at is None:
                break
            if last < at[1]:
                parts.append(_re.cut(subject, last, at[1]))
            new = put(told(at)) if put else repl
            if new is not None:
                parts.append(new)
            last = at[2]
            done += 1
        end = _re.place(subject, len(subject))
        if last < end:
            parts.append(_re.cut(subject, last, end))
        return subject[:0].join(parts), done


def _index(number):
    if not hasattr(type(number), "__index__"):
        raise TypeError(f"'{type(number).__name__}' object cannot be interpreted as an integer")
    number = number.__index__()
    if not -_WHOLE - 1 <= number <= _WHOLE:
        raise OverflowError("Python int too large to convert to C ssize_t")
    return number


_CACHE = {}


def _compiled(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = int(flags)
    key = type(pattern), pattern, flags
    known = _CACHE.get(key)
    if known is not None:
        return known
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes)):
        raise TypeError("first argument must be string or compiled pattern")
    if flags & DEBUG:
        raise NotImplementedError("re.DEBUG is not there: what it prints is CPython's own")
    parser = _Patterns(pattern, int(flags))
    tree = parser.whole()
    made = object.__new__(Pattern)
    made._pattern, made._flags, made._groups, made._names = pattern, parser.flags, len(parser.groups) - 1, parser.names
    made._code = _Writer(parser).program(tree)
    if len(_CACHE) >= 512:
        _CACHE.clear()
    _CACHE[key] = made
    return made


def compile(pattern, flags=0):
    return _compiled(pattern, flags)


def match(pattern, string, flags=0):
    return _compiled(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    return _compiled(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    return _compiled(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    return _compiled(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    return _compiled(pattern, flags).finditer(string)


def split(pattern, string, maxsplit=0, flags=0):
    return _compiled(pattern, flags).split(string, maxsplit)


def sub(pattern, repl, string, count=0, flags=0):
    return _compiled(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0):
    return _compiled(pattern, flags).subn(repl, string, count)


_ESCAPED = {ord(sign): "\\" + sign for sign in "()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    if isinstance(pattern, str):
        return pattern.translate(_ESCAPED)
    return str(pattern, "latin1").translate(_ESCAPED).encode("latin1")


def purge():
    _CACHE.clear()
    _TEMPLATES.clear()
