# Sets: ranges, negations, classes in classes, and what needs no escape there.
import re

samples = "aZ09_ -]^\\\t\né가٣²"
patterns = [r"\d", r"\D", r"\w", r"\W", r"\s", r"\S", ".", "[a-z]", "[^a-z]", "[]a]", "[^]a]", "[a-]", "[-a]", r"[\d_]", r"[^\d_]", r"[\w-]",
            r"[\]\\]", "[a^]", r"[\s\d]", r"[^\W\d_]", "[가-힣]", r"[\x30-\x39]", r"[\u00e0-\u00ff]", r"[\U0000ac00]", r"[\t\n]", r"[\060-\071]", "[.]", "[$]"]
for pattern in patterns:
    print(pattern, ascii(re.findall(pattern, samples)), ascii(re.findall(pattern, samples, re.A)))
print(re.findall(r"[\b]", "a\bb") == ["\b"], re.findall("(?s).", "a\n") == ["a", "\n"])
print(re.findall(r"[+*?(){}|]", "a+b*(c)"), re.findall("[^^]", "a^b"))
print(re.findall(r"\d+", "١٢٣ 12"), re.findall(rb"\w", b"a\xe9_1"), re.findall(rb"[\x80-\xff]", b"a\xe9"))
print([c for c in map(chr, range(256)) if re.match(r"\s", c)])
print(len([c for c in map(chr, range(0x3000)) if re.match(r"\w", c)]), len([c for c in map(chr, range(0x3000)) if re.match(r"\d", c)]))
