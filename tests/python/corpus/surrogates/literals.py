# Lone surrogates in strings: what they are, how they show and compare.
lone = "\ud800"
print(len(lone), ascii(lone), repr(lone), repr("a\udfffb\U0000dc80"), [lone], hex(ord(lone)), chr(0xD800) == lone, lone == "\ud801")
print(repr("\ud83d\ude00"), len("\ud83d\ude00"), "\ud83d\ude00" == "😀", repr("\ud83d" + "\ude00"))
print(repr(r"\ud800"), repr("\\ud800"), repr("�\ud800�\ufffd"), repr("\\\ud800"), repr(f"{1}\udc00{lone!r}"), repr("x" "\udabc" 'y'))
print(repr(f"{lone}|{lone:>3}|\udfff"), repr("%s %r %5s" % (lone, lone, lone)), repr("{}{:c}".format(lone, 0xDC00)), repr("%c" % 0xD9AB))
order = ["\ud7ff", "\ud800", "\udfff", "\ue000", "\uffff", "\U00010000", "\U0010ffff", "a", "\ud800a", "\ud800\ud800", ""]
print(ascii(sorted(order)), ascii(max(order)), "\udfff" < "\ue000", "\ud800" > "\ud7ff", "\udc00" < "\U00010000", lone <= lone)
print([x in "a\ud800b" for x in ("a", lone, "\ud801", "a\ud800")], "a\ud800b".find(lone), "a\ud800b".index("b"), "a\ud800\ud800".count(lone))
counts = {lone: 1, "\udc80": 2}
counts[chr(0xD800)] += 5
print(counts, {lone, "\ud800"}, hash(lone) == hash("\ud800"), lone in counts)
print(repr("\ud800x"[0]), repr("\ud800x"[::-1]), list(map(ascii, "a\ud800")), repr(lone * 3), repr(lone + "z"), repr("-".join([lone, "a"])))
print([getattr(lone, name)() for name in ("isalpha", "isalnum", "isdigit", "isprintable", "isspace", "isupper", "islower", "isascii", "isidentifier", "istitle")])
print(*[ascii(getattr("a\ud800B", name)()) for name in ("upper", "lower", "title", "swapcase", "casefold", "strip", "split", "splitlines")])
print(any("\udc80" <= letter <= "\udcff" for letter in "ok\udc9c"), ascii("a\ud800b".replace(lone, "?")), ascii("\ud800-\ud800".split("-")))
print(ascii("a\ud800".translate({0xD800: "!", ord("a"): 0xDFFF})), str.maketrans("\ud800a", "b\udfff"), str.maketrans({"\udc00": None}))
print(ascii("abc".translate(str.maketrans("a", "\ud800"))), ascii("\ud800".center(5, "\udc00")), ascii("\ud800".zfill(3)))
