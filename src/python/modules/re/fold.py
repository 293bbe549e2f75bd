# Single characters and sets as instructions, and what they become where case is ignored: a character is in lower case before it is
# looked up, so the members are too.

# Lower-case letters that have an upper case in common.
_SAME_UPPER = "iı sſ µμ \u0345ι\u1fbe \u0390\u1fd3 \u03b0\u1fe3 βϐ εϵ θϑ κϰ πϖ ρϱ ςσ φϕ вᲀ дᲁ оᲂ сᲃ тᲄᲅ ъᲆ ѣᲇ ᲈꙋ ṡẛ ﬅﬆ"
_SAME = {}
for _class in _SAME_UPPER.split():
    for _letter in _class:
        _SAME[ord(_letter)] = [ord(letter) for letter in _class]
# The blocks that have letters of two cases.
_BLOCKS = ((0, 0x2E7F), (0xA640, 0xABFF), (0xFB00, 0xFFFF))
_FAR_BLOCKS = ((0x10400, 0x104FF), (0x10570, 0x105BF), (0x10C80, 0x10CFF), (0x118A0, 0x118DF), (0x16E40, 0x16E7F), (0x1E900, 0x1E943))

_WORD_BITS = 0x07FFFFFE87FFFFFE03FF000000000000
_EVERY_BIT = (1 << 128) - 1
# ASCII's digits and so on, as bits; white space without and with the four separators.
_BITS = {"d": 0x3FF << 48, "s": 0x100003E00, "w": _WORD_BITS}
_MORE_SPACE = 0xF0000000


def _lower(code, fold):
    if fold == 1:
        return code + 32 if 65 <= code <= 90 else code
    # Surrogates are no letters.
    return code if 0xD800 <= code < 0xE000 else ord(chr(code).lower()[0])


def _cased(code, fold):
    if fold == 1:
        return 65 <= code <= 90 or 97 <= code <= 122
    if 0xD800 <= code < 0xE000:
        return False
    letter = chr(code)
    return letter.lower() != letter or letter.upper() != letter


def _one(code, fold):
    if not fold or not _cased(code, fold):
        return [_ONE, 4, 0, code]
    code = _lower(code, fold)
    if fold == 2 and code in _SAME:
        return _set((False, [(code, code)], []), fold, True)
    return [_ONE, 4, fold, code]


def _folded(ranges, fold, alone):
    """The members with their lower case, and the fold that is needed: none if no member has two cases."""
    # Those in upper case may stay, for nothing that is looked up is.
    members, needed = list(ranges), 0
    for first, last in ranges:
        blocks, kind = _BLOCKS if fold == 2 else ((0, 0x7F),), fold
        # As CPython has it: a range that goes far has what has its upper case there even if only ASCII's case is ignored; a
        # character that is far, and one of several, has no other case.
        far = last > 0xFFFF and first < last
        if far:
            blocks, kind = _BLOCKS + _FAR_BLOCKS, 2
        elif last > 0xFFFF and alone and fold == 2:
            blocks = _FAR_BLOCKS
        if last > 0xFFFF:
            needed = fold
        for low, high in blocks:
            for code in range(max(first, low), min(last, high) + 1):
                if _cased(code, kind):
                    needed = fold
                    small = _lower(code, kind)
                    for same in _SAME.get(small, (small,)) if kind == 2 else (small,):
                        if kind == fold or ord(chr(same).upper()[0]) == code:
                            members.append((same, same))
    return members, needed


def _set(members, fold, unicode):
    negated, ranges, kinds = members
    if fold:
        alone = len(ranges) == 1 and not kinds
        ranges, fold = _folded(ranges, fold, alone)
    ranges = list(ranges)
    bits = mask = 0
    for kind in kinds:
        small = _BITS[kind.lower()]
        if unicode:
            small |= _MORE_SPACE if kind in "sS" else 0
            mask |= 1 << _KINDS.index(kind)
        elif kind.isupper():
            ranges.append((128, _LAST))
        bits |= small ^ _EVERY_BIT if kind.isupper() else small
    bounds = []
    for first, last in sorted(ranges):
        if bounds and first <= bounds[-1]:
            bounds[-1] = max(bounds[-1], last + 1)
        else:
            bounds += [first, last + 1]
    for at in range(0, len(bounds), 2):
        bits |= (1 << min(bounds[at + 1], 128)) - (1 << min(bounds[at], 128))
    words = [bits >> shift & 0xFFFFFFFF for shift in (0, 32, 64, 96)]
    return [_SET, 9 + len(bounds), fold, int(negated), mask, *words, *bounds]
