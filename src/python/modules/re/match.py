class _Fixed:
    # Copies of what never changes are the thing itself; the machine alone makes it.
    __slots__ = ()

    def __new__(cls, *_, **__):
        raise TypeError(f"cannot create 're.{cls.__name__}' instances")

    def __getattr__(self, name):
        raise AttributeError(f"'re.{type(self).__name__}' object has no attribute {name!r}")

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class _ReadOnly:
    def __init__(self, get):
        self._get = get

    def __get__(self, this, cls=None):
        return self if this is None else self._get(this)

    def __set__(self, this, value):
        raise AttributeError("readonly attribute")

    __delete__ = __set__


class Match(_Fixed):
    # `_at` is what `_re.find` found: a place for each end of each group, and behind that their numbers.
    __slots__ = ("_re", "_string", "_subject", "_at", "_pos", "_endpos")

    def __class_getitem__(cls, item):
        return _Alias(f"re.Match[{_shown(item)}]")

    @_ReadOnly
    def re(self):
        return self._re

    @_ReadOnly
    def string(self):
        return self._string

    @_ReadOnly
    def pos(self):
        return self._pos

    @_ReadOnly
    def endpos(self):
        return self._endpos

    @_ReadOnly
    def lastindex(self):
        last = self._at[0]
        return last if last > 0 else None

    @_ReadOnly
    def lastgroup(self):
        for name, number in self._re._names.items():
            if number == self._at[0]:
                return name
        return None

    @_ReadOnly
    def regs(self):
        return tuple([self.span(number) for number in range(self._re.groups + 1)])

    def _number(self, group):
        number = group
        if not isinstance(group, int):
            if hasattr(type(group), "__index__"):
                number = group.__index__()
            else:
                try:
                    number = self._re._names.get(group, -1)
                except TypeError:
                    number = -1
        if not 0 <= number <= self._re.groups:
            raise IndexError("no such group")
        return number

    def _text(self, number):
        at = self._at
        begin = at[2 * number + 1]
        return None if begin < 0 else _re.cut(self._subject, begin, at[2 * number + 2])

    def group(self, *groups):
        if len(groups) > 1:
            return tuple([self._text(self._number(group)) for group in groups])
        return self._text(self._number(groups[0]) if groups else 0)

    def __getitem__(self, group):
        return self._text(self._number(group))

    def groups(self, default=None):
        texts = [self._text(number) for number in range(1, self._re.groups + 1)]
        return tuple([default if text is None else text for text in texts])

    def groupdict(self, default=None):
        texts = {name: self._text(number) for name, number in self._re._names.items()}
        return {name: default if text is None else text for name, text in texts.items()}

    def span(self, group=0, /):
        at = self._at
        begin = 2 * (self._number(group) - self._re.groups - 1) + len(at)
        return at[begin], at[begin + 1]

    def start(self, group=0, /):
        return self.span(group)[0]

    def end(self, group=0, /):
        return self.span(group)[1]

    def expand(self, template):
        return _filled(_read_template(self._re, template), self)

    def __repr__(self):
        return f"<re.Match object; span={self.span()!r}, match={repr(self._text(0))[:50]}>"


def _match(pattern, string, subject, at, pos, endpos):
    match = object.__new__(Match)
    match._re, match._string, match._subject, match._at, match._pos, match._endpos = pattern, string, subject, at, pos, endpos
    return match


class _Alias:
    # `re.Match[str]`, which says nothing to the machine.
    def __init__(self, text):
        self._text = text

    def __repr__(self):
        return self._text

    def __or__(self, other):
        return self

    __ror__ = __or__


def _shown(item):
    return item.__qualname__ if isinstance(item, type) and item.__module__ == "builtins" else repr(item)
