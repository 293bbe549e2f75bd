# What is put in the place of a match: texts, and groups by their numbers.

_TEMPLATES = {}


def _template(pattern, source):
    key = type(source), source, pattern
    parts = _TEMPLATES.get(key)
    if parts is None:
        if len(_TEMPLATES) >= 512:
            _TEMPLATES.clear()
        parts = _TEMPLATES[key] = _read_template(pattern, source)
    return parts


def _read_template(pattern, source):
    tokens = _Tokens(source)
    parts = []

    def text(characters):
        characters = characters if tokens.is_text else characters.encode("latin1")
        if parts and not isinstance(parts[-1], int):
            parts[-1] += characters
        else:
            parts.append(characters)

    def group(number, back):
        if number > pattern.groups:
            raise tokens.fail(f"invalid group reference {number}", back)
        parts.append(number)

    while tokens.next:
        token = tokens.take()
        letter = token[1:]
        if not letter:
            text(token)
        elif letter == "g":
            if not tokens.skip("<"):
                raise tokens.fail("missing <")
            name = tokens.name(">")
            if not name.isidentifier():
                group(tokens.group_number(name), len(name) + 1)
                continue
            tokens.check_name(name)
            if name not in pattern._names:
                raise IndexError(f"unknown group name {name!r}")
            group(pattern._names[name], len(name) + 1)
        elif letter == "0":
            text(chr(int("0" + tokens.several(2, _OCTAL), 8) & 0xFF))
        elif letter in _DIGITS:
            letter += tokens.several(1, _DIGITS)
            if len(letter) == 2 and letter[0] in _OCTAL and letter[1] in _OCTAL and tokens.next and tokens.next in _OCTAL:
                letter += tokens.take()
                text(chr(tokens.octal(letter, "\\" + letter)))
            else:
                group(int(letter), len(letter))
        elif letter in _CONTROLS:
            text(chr(_CONTROLS[letter]))
        elif letter in _LETTERS:
            raise tokens.fail(f"bad escape {token}", len(token))
        else:
            text(token)
    return parts


def _filled(parts, match):
    """The text of a template for a match; a group without one leaves nothing."""
    empty = match.string[:0]
    return empty.join([part if not isinstance(part, int) else match._text(part) or empty for part in parts])
