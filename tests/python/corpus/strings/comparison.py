# Strings are compared code point by code point.
print("apple" < "banana", "Zebra" < "apple", "a" < "ab", "" < "a", "10" < "9")
print("abc" == "abc", not "abc" == None, "a" != "b", "é" > "z")
words = "the quick brown Fox jumps over the lazy dog".split()
print(sorted(words))
print(sorted(words, key=len), sorted(words, key=len, reverse=True))
print(max(words), min(words), max(words, key=len), min("hello"))
print(sorted("hello"), "".join(sorted(set("hello"))))
