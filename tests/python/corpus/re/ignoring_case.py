# Case is ignored letter by letter: those with the same lower case are the same, and a few more.
import re

for pattern, text in [("straße", "STRASSE"), ("straße", "STRAẞE"), ("k", "K"), ("K", "k"), ("å", "Å"), ("s", "ſ"), ("ſ", "S"), ("i", "İ"), ("ı", "I"), ("µ", "Μ"), ("σ", "ς"), ("Σ", "ς"), ("θ", "ϑ"),
                      ("ǅ", "ǆ"), ("Ǆ", "ǆ"), ("и", "И"), ("[а-я]", "Ж"), ("[^а-я]", "Ж"), ("[k]", "K"), ("[A-Z]", "ſ"), ("[^s]", "ſ"), ("𐐀", "𐐨"), ("[𐐀-𐐧]", "𐐨"), ("[𐐀a]", "𐐨"), ("[𐐨a]", "𐐀"), ("[^𐐀]", "𐐨"), ("ﬅ", "ﬆ"), ("[가-힣a]", "A"), ("_", "_"), ("[0-9]", "5"),
                      (r"[\W]", "a"), (r"[\Wa]", "A"), (r"(.)\1", "aA"), (r"(.)\1", "ſS"), (r"(ß)\1", "ẞß"), ("[Z-a]", "A"), ("[Z-a]", "b"), ("[^Z-a]", "z"), ("\u1e9e", "ß"), ("в", "ᲀ")]:
    print(pattern, text, bool(re.fullmatch(pattern, text, re.I)), bool(re.fullmatch(pattern, text, re.I | re.A)), bool(re.fullmatch(pattern, text)))
print(re.findall("[a-z]+", "Hello WORLD", re.I), re.sub("python", "Rust", "Python PYTHON python", flags=re.I), re.split("AND", "a and b And c", flags=re.I))
print(re.findall(b"[a-z\xe9]+", b"aB\xc9\xe9", re.I), re.findall(b"\xc9", b"\xe9", re.I))
letters = [chr(n) for n in range(0x2000) if re.match("[a-z]", chr(n), re.I) and not chr(n).isascii()]
print(letters, [chr(n) for n in range(0x2200) if re.match("[^\x00-\u2200]", chr(n), re.I)])
