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
        # Most lines are simply split: those without these, and where it is usual what quotes mean, those with them.
        self._plain = made.quoting != QUOTE_NONNUMERIC and not made.skipinitialspace
        self._special = ["\r", "\n"] + [made.escapechar] * (made.escapechar is not None)
        self._usual = made.doublequote and made.escapechar is None

    def __iter__(self):
        return self

    def __next__(self):
        state = _ROW
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if state == _ROW or not self._part and state != _QUOTED:
                    raise
                if self.dialect.strict:
                    raise Error("unexpected end of data") from None
                self._save()
                return self._fields
            if not isinstance(line, str):
                kind = type(line).__name__
                raise Error(f"iterator should return strings, not {kind} (the file should be opened in text mode)")
            self.line_num += 1
            if state == _ROW:
                if self._plain and (row := self._at_once(line.rstrip("\r\n"))) is not None:
                    return row
                self._fields, self._part, self._number = [], "", False
            state = self._take(line, state)
            if state == _ROW:
                return self._fields

    # The row of a line with nothing unusual in it, or None.
    def _at_once(self, line):
        if len(line) > _limit:
            return None
        for letter in self._special:
            if letter in line:
                return None
        delimiter, quote = self.dialect.delimiter, self._quote
        if quote is None or quote not in line:
            return line.split(delimiter) if line else []
        # By turns outside and inside of quotes; two quotes inside have nothing between them.
        parts = line.split(quote)
        last = len(parts) - 1
        if last % 2 or not self._usual:
            return None
        first = parts[0]
        if first and first[-1] != delimiter:
            return None
        row = first[:-1].split(delimiter) if first else []
        at = 1
        while at < last:
            field, at = parts[at], at + 2
            while at < last and not parts[at - 1]:
                field, at = field + quote + parts[at], at + 2
            row.append(field)
            between = parts[at - 1]
            if at > last:
                if not between:
                    return row
                between += delimiter
            if len(between) < 1 or between[0] != delimiter or between[-1] != delimiter:
                return None
            if len(between) > 1:
                row += between[1:-1].split(delimiter)
        return row

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
        made = self.dialect
        texts = [field if type(field) is str else "" if field is None else str(field) for field in fields]
        whole = "".join(texts)
        for mark in self._marks:
            if mark in whole:
                break
        else:
            # Nothing in it has to be quoted or escaped.
            fields = texts if made.quoting in (QUOTE_MINIMAL, QUOTE_NONE) else fields
        record = made.delimiter.join(texts if fields is texts else map(self._field, fields))
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
        quote = made.quotechar
        for mark in self._marks:
            if mark in text:
                break
        else:
            return quote + text + quote if quotes else text
        if made.doublequote and made.escapechar is None and made.quoting != QUOTE_NONE:
            text, quotes = text.replace(quote, quote * 2), True
        else:
            written = []
            for letter in text:
                if letter in self._marks:
                    escaped = made.quoting == QUOTE_NONE
                    if not escaped and letter == quote:
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
        return quote + text + quote if quotes else text


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
