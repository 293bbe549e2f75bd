# bool, int, float, str, list, tuple, set, dict, chr, ord, bin …
print([bool(x) for x in (0, 1, -1, 0.0, "", "0", [], [0], None, {}, range(0), b"")])
print(list("abc"), tuple([1, 2]), set([1, 1]), list({"a": 1}), list(range(3)), dict([("a", 1)]), dict(a=1), list(zip("ab", [1, 2])))
print(int("12") + float("1.5"), str(12) + str(1.5), list(str(123)), [int(c) for c in "456"], int(True), float(False))
print(chr(65), ord("A"), bin(5), oct(8), hex(255), ascii("é"), repr("x"), format(5, "03"))
print(list(), tuple(), str(), dict(), set(), int(), bool(), bytes(), frozenset())
print(bin(-5), hex(-1), int("-0b11", 0), int(" 0x1F ", 16), bytes([1, 2]), bytearray(2))
for bad in (lambda: list(5), lambda: tuple(None), lambda: set(1), lambda: dict([1]), lambda: dict("ab"), lambda: chr("a"), lambda: ord(5), lambda: bin("5"), lambda: hex(1.0), lambda: bool(1, 2), lambda: int("1", "2"), lambda: float("1", 2), lambda: list(1, 2)):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(error)
