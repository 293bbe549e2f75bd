# How strings show themselves.
for s in ("plain", "it's", 'say "hi"', """both ' and " """, "tab\tnew\nline\r", "back\\slash", "\x00\x1f\x7f", "é한😀", "\u200b", "\xa0"):
    print(repr(s), len(s))
print(ascii("é한😀'"))
print(r"raw\n", "con" "cat" 'enated', "line \
continued")
print("""three
lines
here""")
print("\u03b1\x41\u0042\U00000043\101")
print(str(["a", 'b"', "c'"]), f"{'x'!r}")
