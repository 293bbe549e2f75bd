import math as _math
import operator as _operator

# What hash() takes integers by; the hash of a fraction is that of the int or float that it equals.
_PRIME = 2**61 - 1


# The numerator and the denominator that a text says, or None: "3", "-3/4", "1.25", "2e-3".
def _read(text):
    text = text.strip()
    negative = text[:1] == "-"
    if text[:1] in ("-", "+"):
        text = text[1:]
    top, slash, bottom = text.partition("/")
    if slash:
        if not (_digits(top) and _digits(bottom)):
            return None
        top, bottom = int(top), int(bottom)
    else:
        number, _, power = text.replace("E", "e").partition("e")
        sign, digits = (power[:1], power[1:]) if power[:1] in ("-", "+") else ("", power)
        whole, _, rest = number.partition(".")
        if not (whole or rest) or not (_digits(whole or "0") and _digits(rest or "0")) or ("e" in text.lower() and not _digits(digits)):
            return None
        power = int(sign + (digits or "0")) - len(rest.replace("_", ""))
        top, bottom = int(whole + rest), 1
        if power < 0:
            bottom = 10**-power
        else:
            top *= 10**power
    return -top if negative else top, bottom


def _digits(text):
    return text.replace("_", "0").isdecimal() and "__" not in text and text[0] != "_" and text[-1] != "_"


class Fraction:
    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None, *, _normalize=True):
        top, bottom = numerator, 1
        if denominator is None:
            if isinstance(numerator, Fraction):
                top, bottom = numerator._numerator, numerator._denominator
            elif isinstance(numerator, float):
                top, bottom = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                found = _read(numerator)
                if found is None:
                    raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
                top, bottom = found
                if not bottom:
                    raise ZeroDivisionError(f"Fraction({top}, 0)")
            elif not isinstance(numerator, int):
                raise TypeError("argument should be a string or a Rational instance")
        elif isinstance(numerator, (int, Fraction)) and isinstance(denominator, (int, Fraction)):
            top = numerator.numerator * denominator.denominator
            bottom = numerator.denominator * denominator.numerator
        else:
            raise TypeError("both arguments should be Rational instances")
        if not bottom:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        return _fraction(top, bottom, cls)

    @classmethod
    def from_float(cls, f):
        if not isinstance(f, (int, float)):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        raise NotImplementedError("Fraction.from_decimal() is not there: there is no decimal here")

    numerator = property(lambda self: self._numerator)
    denominator = property(lambda self: self._denominator)
    real = property(lambda self: self)
    imag = 0

    def conjugate(self):
        return self

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    # The nearest fraction with a denominator that is not larger: the continued fraction, broken off, and its last step taken half.
    def limit_denominator(self, max_denominator=1000000):
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        before, last = (0, 1), (1, 0)
        top, bottom = self._numerator, self._denominator
        while True:
            whole, rest = divmod(top, bottom)
            next_bottom = before[1] + whole * last[1]
            if next_bottom > max_denominator:
                break
            before, last = last, (before[0] + whole * last[0], next_bottom)
            top, bottom = bottom, rest
        steps = (max_denominator - before[1]) // last[1]
        near, other = Fraction(*last), Fraction(before[0] + steps * last[0], before[1] + steps * last[1])
        return near if abs(near - self) <= abs(other - self) else other

    def __repr__(self):
        return f"{type(self).__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        return f"{self._numerator}/{self._denominator}" if self._denominator != 1 else str(self._numerator)

    def __hash__(self):
        if self._denominator % _PRIME == 0:
            found = 314159
        else:
            found = abs(self._numerator) * pow(self._denominator, -1, _PRIME) % _PRIME
        found = found if self._numerator >= 0 else -found
        return -2 if found == -1 else found

    def __reduce__(self):
        return Fraction, (self._numerator, self._denominator)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __float__(self):
        return self._numerator / self._denominator

    def __bool__(self):
        return self._numerator != 0

    def __trunc__(self):
        top, bottom = self._numerator, self._denominator
        return -(-top // bottom) if top < 0 else top // bottom

    __int__ = __trunc__

    def __floor__(self):
        return self._numerator // self._denominator

    def __ceil__(self):
        return -(-self._numerator // self._denominator)

    # To the nearest, and halves to what is even.
    def __round__(self, ndigits=None):
        if ndigits is not None:
            unit = 10**abs(ndigits)
            return Fraction(round(self * unit), unit) if ndigits > 0 else Fraction(round(self / unit) * unit)
        whole, rest = divmod(self._numerator, self._denominator)
        return whole + (rest * 2 > self._denominator or (rest * 2 == self._denominator and whole % 2))

    def __neg__(self):
        return _fraction(-self._numerator, self._denominator)

    def __pos__(self):
        return _fraction(self._numerator, self._denominator)

    def __abs__(self):
        return _fraction(abs(self._numerator), self._denominator)

    def __pow__(self, other, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(other, Fraction) and other._denominator == 1:
            other = other._numerator
        if isinstance(other, int):
            top, bottom = self._numerator, self._denominator
            if other >= 0:
                return _fraction(top**other, bottom**other)
            if not top:
                raise ZeroDivisionError(f"Fraction({bottom**-other}, 0)")
            return _fraction(bottom**-other, top**-other)
        if isinstance(other, (float, Fraction)):
            return float(self) ** float(other)
        return NotImplemented

    def __rpow__(self, other):
        if not isinstance(other, (int, float)):
            return NotImplemented
        if self._denominator == 1 and self._numerator >= 0:
            return other**self._numerator
        if isinstance(other, int):
            return Fraction(other) ** self
        return other**self._numerator if self._denominator == 1 else other ** float(self)

    def __eq__(self, other):
        if isinstance(other, (int, Fraction)):
            return self._numerator == other.numerator and self._denominator == other.denominator
        if isinstance(other, float):
            return _math.isfinite(other) and self == Fraction(other)
        return NotImplemented


# In lowest terms, with a denominator above zero.
def _fraction(top, bottom, cls=Fraction):
    common = _math.gcd(top, bottom)
    if bottom < 0:
        common = -common
    made = object.__new__(cls)
    made._numerator, made._denominator = top // common, bottom // common
    return made


# `exact` is done with numerators and denominators; with a float, the same is done with floats.
def _operators(name, exact, plain):
    def forward(self, other):
        if isinstance(other, (int, Fraction)):
            return exact(self._numerator, self._denominator, other.numerator, other.denominator)
        return plain(float(self), other) if isinstance(other, float) else NotImplemented

    def backward(self, other):
        if isinstance(other, int):
            return exact(other, 1, self._numerator, self._denominator)
        return plain(other, float(self)) if isinstance(other, float) else NotImplemented

    for function, full in (forward, f"__{name}__"), (backward, f"__r{name}__"):
        function.__name__ = full
        function.__qualname__ = "Fraction." + full
        setattr(Fraction, full, function)


def _quotient(a, b, c, d):
    if not c:
        raise ZeroDivisionError(f"Fraction({(a > 0) - (a < 0)}, 0)")
    return _fraction(a * d, b * c)


def _rest(a, b, c, d):
    return _fraction(a * d % (c * b), b * d)


_operators("add", lambda a, b, c, d: _fraction(a * d + c * b, b * d), _operator.add)
_operators("sub", lambda a, b, c, d: _fraction(a * d - c * b, b * d), _operator.sub)
_operators("mul", lambda a, b, c, d: _fraction(a * c, b * d), _operator.mul)
_operators("truediv", _quotient, _operator.truediv)
_operators("floordiv", lambda a, b, c, d: a * d // (b * c), _operator.floordiv)
_operators("mod", _rest, _operator.mod)
_operators("divmod", lambda a, b, c, d: (a * d // (b * c), _rest(a, b, c, d)), divmod)


def _orders(name, compare):
    def ordered(self, other):
        if isinstance(other, (int, Fraction)):
            return compare(self._numerator * other.denominator, other.numerator * self._denominator)
        if isinstance(other, float):
            return compare(self, Fraction(other)) if _math.isfinite(other) else compare(0.0, other)
        return NotImplemented

    ordered.__name__ = name
    ordered.__qualname__ = "Fraction." + name
    setattr(Fraction, name, ordered)


for _name in ("lt", "le", "gt", "ge"):
    _orders(f"__{_name}__", getattr(_operator, _name))
