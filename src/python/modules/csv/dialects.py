QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = range(4)
_limit = 131072


class Error(Exception):
    __module__ = "_csv"


def field_size_limit(limit=None):
    global _limit
    old = _limit
    if limit is not None:
        if not isinstance(limit, int):
            raise TypeError("limit must be an integer")
        _limit = limit
    return old


# How a file is written, with everything checked.
class _Dialect:
    delimiter = ","
    doublequote = True
    escapechar = None
    lineterminator = "\r\n"
    quotechar = '"'
    quoting = QUOTE_MINIMAL
    skipinitialspace = False
    strict = False

    def __init__(self, base=None, **given):
        if isinstance(base, str):
            base = get_dialect(base)
        for name in given:
            if name.startswith("_") or not hasattr(_Dialect, name):
                raise TypeError(f"{name!r} is an invalid keyword argument for this function")
        if "quotechar" in given and given["quotechar"] is None and "quoting" not in given:
            given["quoting"] = QUOTE_NONE
        for name in ("delimiter", "doublequote", "escapechar", "lineterminator", "quotechar", "quoting", "skipinitialspace", "strict"):
            value = given[name] if name in given else getattr(base, name, getattr(_Dialect, name))
            setattr(self, name, _checked(name, value))
        if self.lineterminator is None:
            raise TypeError("lineterminator must be set")
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")


_Dialect.__name__ = _Dialect.__qualname__ = "Dialect"
_Dialect.__module__ = "_csv"


def _checked(name, value):
    if name in ("doublequote", "skipinitialspace", "strict"):
        return bool(value)
    if name == "quoting":
        if type(value) is not int:
            raise TypeError('"quoting" must be an integer')
        if not 0 <= value <= 3:
            raise TypeError('bad "quoting" value')
    elif name == "lineterminator":
        if not isinstance(value, (str, type(None))):
            raise TypeError('"lineterminator" must be a string')
    elif value is not None or name == "delimiter":
        if not isinstance(value, str):
            wanted = "string" if name == "delimiter" else "string or None"
            raise TypeError(f'"{name}" must be {wanted}, not {type(value).__name__}')
        if len(value) != 1:
            raise TypeError(f'"{name}" must be a 1-character string')
    return value


# What programs derive their own from.
class Dialect:
    delimiter = quotechar = escapechar = doublequote = skipinitialspace = lineterminator = quoting = None

    def __init__(self):
        try:
            _Dialect(self)
        except TypeError as wrong:
            raise Error(str(wrong)) from None


class excel(Dialect):
    delimiter, quotechar, doublequote, skipinitialspace = ",", '"', True, False
    lineterminator, quoting = "\r\n", QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(excel):
    lineterminator, quoting = "\n", QUOTE_ALL


_dialects = {"excel": _Dialect(excel), "excel-tab": _Dialect(excel_tab), "unix": _Dialect(unix_dialect)}


def register_dialect(name, dialect=None, **given):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Dialect(dialect, **given)


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def unregister_dialect(name):
    get_dialect(name)
    del _dialects[name]


def list_dialects():
    return list(_dialects)
