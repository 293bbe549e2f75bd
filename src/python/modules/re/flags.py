# Flags, as CPython's `enum` shows them, and the error of patterns. `enum` itself is not needed for that.

_FLAGS = {
    "ASCII": 256, "IGNORECASE": 2, "LOCALE": 4, "UNICODE": 32, "MULTILINE": 8, "DOTALL": 16, "VERBOSE": 64,
    "TEMPLATE": 1, "DEBUG": 128,
}
_EVERY_FLAG = sum(_FLAGS.values())


class _FlagType(type):
    def __repr__(cls):
        return "<flag 'RegexFlag'>"

    def __iter__(cls):
        return iter([cls(value) for value in _FLAGS.values()])

    def __len__(cls):
        return len(_FLAGS)

    def __getitem__(cls, name):
        return getattr(cls, name) if name in ("A", "I", "L", "U", "M", "S", "X", "T", "NOFLAG") else cls(_FLAGS[name])


class RegexFlag(int, metaclass=_FlagType):
    _known = {}

    def __new__(cls, value):
        known = RegexFlag._known.get(value)
        if known is None:
            known = RegexFlag._known[value] = int.__new__(cls, value)
        return known

    @property
    def value(self):
        return int(self)

    @property
    def name(self):
        return "|".join(self._names()) or ("NOFLAG" if self == 0 else None)

    def _names(self):
        names = [name for name, value in _FLAGS.items() if self & value]
        rest = int(self) & ~_EVERY_FLAG
        if names and rest:
            names.append(hex(rest))
        return names

    def __repr__(self):
        if self == 0:
            return "re.NOFLAG"
        return "|".join([n if n.startswith("0x") else "re." + n for n in self._names()]) or f"re.RegexFlag({int(self)})"

    def __str__(self):
        return repr(self)

    def __format__(self, spec):
        return format(repr(self), spec)

    def __iter__(self):
        return iter([RegexFlag(value) for value in _FLAGS.values() if self & value])

    def __len__(self):
        return len(list(iter(self)))

    def __contains__(self, other):
        return int(self) & int(other) == int(other)

    def __bool__(self):
        return int(self) != 0

    def __hash__(self):
        return hash(int(self))

    def __or__(self, other):
        return RegexFlag(int(self) | int(other)) if isinstance(other, int) else NotImplemented

    def __and__(self, other):
        return RegexFlag(int(self) & int(other)) if isinstance(other, int) else NotImplemented

    def __xor__(self, other):
        return RegexFlag(int(self) ^ int(other)) if isinstance(other, int) else NotImplemented

    __ror__, __rand__, __rxor__ = __or__, __and__, __xor__

    def __invert__(self):
        return RegexFlag(_EVERY_FLAG & ~int(self))


A = ASCII = RegexFlag(256)
I = IGNORECASE = RegexFlag(2)
L = LOCALE = RegexFlag(4)
U = UNICODE = RegexFlag(32)
M = MULTILINE = RegexFlag(8)
S = DOTALL = RegexFlag(16)
X = VERBOSE = RegexFlag(64)
DEBUG = RegexFlag(128)
NOFLAG = RegexFlag(0)
for _name in [*_FLAGS, "A", "I", "L", "U", "M", "S", "X", "NOFLAG"]:
    if _name in globals():
        setattr(RegexFlag, _name, globals()[_name])

# As plain numbers, for what is asked of each character of a pattern.
_I, _L, _M, _S, _U, _X, _A = 2, 4, 8, 16, 32, 64, 256
_INLINE = {"i": _I, "L": _L, "m": _M, "s": _S, "x": _X, "a": _A, "t": 1, "u": _U}
# Which texts a pattern is for: at most one of them at a time.
_KINDS_OF_TEXT = _A | _L | _U
_WHOLE_PATTERN = 1 | 128


class error(Exception):
    def __init__(self, msg, pattern=None, pos=None):
        self.msg, self.pattern, self.pos = msg, pattern, pos
        self.lineno = self.colno = None
        if pattern is not None and pos is not None:
            line = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(line, 0, pos) + 1
            self.colno = pos - pattern.rfind(line, 0, pos)
            msg = f"{msg} at position {pos}"
            if line in pattern:
                msg += f" (line {self.lineno}, column {self.colno})"
        super().__init__(msg)
