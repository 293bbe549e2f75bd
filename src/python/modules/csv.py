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


# Where a reader is: at a row's or a field's beginning, within a field, behind an escape, within quotes, behind an escape there, behind what
# may be the last quote, and behind the end of a row.
_ROW, _BEGIN, _FIELD, _ESCAPED, _QUOTED, _ESCAPED_QUOTED, _UNQUOTED, _END = range(8)


class _Reader:
    def __init__(self, csvfile, dialect="excel", **given):
        self._lines = iter(csvfile)
        self.dialect = made = _Dialect(dialect, **given)
        self.line_num = 0
        quotes = made.quotechar if made.quoting != QUOTE_NONE else None
        self._quote = quotes
        # Where a field, or a part of it in quotes, may not just go on.
        self._stops = [made.delimiter, "\r", "\n"] + [made.escapechar] * (made.escapechar is not None)
        self._quoted_stops = [each for each in (quotes, made.escapechar) if each is not None]
        # A line without these is simply split.
        self._plain = made.quoting != QUOTE_NONNUMERIC and not made.skipinitialspace
        self._fields, self._part, self._number = [], "", False

    def __iter__(self):
        return self

    def __next__(self):
        state = _ROW
        self._fields, self._part, self._number = [], "", False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if not self._part and state != _QUOTED:
                    raise
                if self.dialect.strict:
                    raise Error("unexpected end of data") from None
                self._save()
                return self._fields
            if not isinstance(line, str):
                kind = type(line).__name__
                raise Error(f"iterator should return strings, not {kind} (the file should be opened in text mode)")
            self.line_num += 1
            if state == _ROW and self._plain:
                bare = line.rstrip("\r\n")
                if not any(letter in bare for letter in ("\r", "\n", *self._quoted_stops)) and len(bare) <= _limit:
                    return bare.split(self.dialect.delimiter) if bare else []
            state = self._take(line, state)
            if state == _ROW:
                return self._fields

    def _save(self):
        self._fields.append(float(self._part) if self._number else self._part)
        self._part, self._number = "", False

    def _add(self, text):
        self._part += text
        if len(self._part) > _limit:
            raise Error(f"field larger than field limit ({_limit})")

    # Goes through a line, whose end is an empty letter; says where it is then.
    def _take(self, line, state):
        made, quote = self.dialect, self._quote
        delimiter, escape = made.delimiter, made.escapechar
        at, end = 0, len(line)
        while True:
            letter = line[at] if at < end else ""
            if state == _END:
                if not letter:
                    return _ROW
                if letter not in "\r\n":
                    raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
            elif state == _QUOTED:
                stop = _first(line, at, self._quoted_stops)
                if stop > at:
                    self._add(line[at:stop])
                if stop == end:
                    return _QUOTED
                at = stop
                if line[at] == escape:
                    state = _ESCAPED_QUOTED
                else:
                    state = _UNQUOTED if made.doublequote else _FIELD
            elif state in (_ESCAPED, _ESCAPED_QUOTED):
                self._add(letter or "\n")
                inside = state == _ESCAPED_QUOTED
                state = _QUOTED if inside else _FIELD
                if not letter:
                    return state
                # Behind an escaped end of a line, the line's own end says nothing.
                if not inside and letter in "\r\n" and at + 1 == end:
                    return state
            elif letter in "\r\n":
                if state == _ROW:
                    state = _END if letter else _ROW
                else:
                    self._save()
                    state = _END if letter else _ROW
                if not letter:
                    return state
            elif state == _UNQUOTED and letter == quote:
                self._add(quote)
                state = _QUOTED
            elif letter == delimiter:
                self._save()
                state = _BEGIN
            elif state == _UNQUOTED:
                if made.strict:
                    raise Error(f"{delimiter!r} expected after {quote!r}")
                self._add(letter)
                state = _FIELD
            elif letter == quote and state in (_ROW, _BEGIN):
                state = _QUOTED
            elif letter == escape:
                state = _ESCAPED
            elif letter == " " and made.skipinitialspace and state in (_ROW, _BEGIN):
                state = _BEGIN
            else:
                self._number = self._number or made.quoting == QUOTE_NONNUMERIC and state in (_ROW, _BEGIN)
                stop = _first(line, at + 1, self._stops)
                self._add(line[at:stop])
                state = _FIELD
                at = stop
                continue
            at += 1


# Where the first of some letters is.
def _first(line, at, letters):
    found = len(line)
    for letter in letters:
        place = line.find(letter, at, found)
        if place >= 0:
            found = place
    return found


class _Writer:
    def __init__(self, csvfile, dialect="excel", **given):
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write
        self.dialect = made = _Dialect(dialect, **given)
        marks = (made.delimiter, made.escapechar, made.quotechar, *made.lineterminator)
        self._marks = [mark for mark in marks if mark]

    def writerow(self, row):
        try:
            fields = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        record = self.dialect.delimiter.join(map(self._field, fields))
        if fields and not record:
            if self.dialect.quoting == QUOTE_NONE:
                raise Error("single empty field record must be quoted")
            record = self.dialect.quotechar * 2
        return self._write(record + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)

    def _field(self, value):
        made = self.dialect
        text = value if isinstance(value, str) else "" if value is None else str(value)
        quotes = made.quoting == QUOTE_ALL or made.quoting == QUOTE_NONNUMERIC and not _is_number(value)
        if any(mark in text for mark in self._marks):
            written = []
            for letter in text:
                if letter in self._marks:
                    escaped = made.quoting == QUOTE_NONE
                    if not escaped and letter == made.quotechar:
                        escaped = not made.doublequote
                        if not escaped:
                            written.append(letter)
                    elif letter == made.escapechar:
                        escaped = True
                    if not escaped:
                        quotes = True
                    elif made.escapechar is None:
                        raise Error("need to escape, but no escapechar set")
                    else:
                        written.append(made.escapechar)
                written.append(letter)
            text = "".join(written)
        return made.quotechar + text + made.quotechar if quotes else text


def _is_number(value):
    return any(hasattr(value, name) for name in ("__float__", "__int__", "__index__"))


for _class, _name in (_Reader, "reader"), (_Writer, "writer"):
    _class.__name__ = _class.__qualname__ = _name
    _class.__module__ = "_csv"


def reader(*args, **given):
    if not args:
        raise TypeError(" expected at least 1 argument, got 0")
    return _Reader(*args, **given)


def writer(*args, **given):
    if not args:
        raise TypeError(" expected at least 1 argument, got 0")
    return _Writer(*args, **given)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **given):
        self._names = fieldnames if fieldnames is None else list(fieldnames)
        self.restkey, self.restval = restkey, restval
        self.reader = reader(f, dialect, *args, **given)
        self.dialect = dialect

    # Those of the first row, unless they were given.
    @property
    def fieldnames(self):
        if self._names is None:
            self._names = next(self.reader, None)
        return self._names

    @fieldnames.setter
    def fieldnames(self, names):
        self._names = names

    @property
    def line_num(self):
        return self.reader.line_num

    def __iter__(self):
        return self

    def __next__(self):
        names = self.fieldnames
        row = []
        while not row:
            row = next(self.reader)
        found = dict(zip(names, row))
        if len(row) > len(names):
            found[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            found[name] = self.restval
        return found


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **given):
        self.fieldnames = fieldnames
        self.restval = restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **given)

    def _row(self, values):
        if self.extrasaction == "raise":
            unknown = [name for name in values if name not in self.fieldnames]
            if unknown:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join(map(repr, unknown)))
        return [values.get(name, self.restval) for name in self.fieldnames]

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._row, rowdicts))


class Sniffer:
    def sniff(self, *_, **__):
        raise NotImplementedError("csv.Sniffer is not there: say how the file is written, as in csv.reader(file, delimiter=';')")

    has_header = sniff
