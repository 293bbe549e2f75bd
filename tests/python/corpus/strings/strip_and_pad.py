# What strip takes off, and what the others put on.
print(repr("  hi \n".strip()), repr("  hi ".lstrip()), repr("  hi ".rstrip()))
print("xxhixyx".strip("xy"), "www.site.com".strip("w.moc"), "..a..".lstrip("."))
print(repr("hi".ljust(6)), repr("hi".rjust(6)), repr("hi".center(7)), repr("hi".center(6, "*")), "odd".center(6, "."))
print("42".zfill(5), "-42".zfill(5), "+7".zfill(4), "abc".zfill(2))
print("a\tb\tc".expandtabs(4), "01\t012\t0123".expandtabs())
try:
    "a".center(5, "ab")
except TypeError as error:
    print(error)
