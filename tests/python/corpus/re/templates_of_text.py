# Small programs with patterns: a template, snake case, a parser for settings, words counted.
import re

values = {"name": "Kim", "n": 3}
print(re.sub(r"\{(\w+)(?::(\d+))?\}", lambda m: str(values.get(m[1], m[0])).rjust(int(m[2] or 0)), "Dear {name}, you have {n:4} {what}."))
print(re.sub(r"(?<!^)(?=[A-Z])", "_", "someCamelCaseName").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "some_snake_case"))
print(re.sub(r"\s+", " ", "  much \t space\n here ").strip(), re.sub(r"(\d)(?=(\d{3})+(?!\d))", r"\1,", "1234567 and 89"))
settings = {}
section = None
for line in "# comment\n[main]\nkey = value\nother=1 2 ; note\n\n[last]\nx =\n".splitlines():
    line = re.sub(r"\s*[#;].*", "", line)
    if m := re.fullmatch(r"\[(\w+)\]", line):
        section = settings.setdefault(m[1], {})
    elif m := re.fullmatch(r"(\w+)\s*=\s*(.*)", line):
        section[m[1]] = m[2]
print(settings)
text = "It was the best of times, it was the worst of times; it's the age of wisdom."
counts = {}
for word in re.findall(r"[a-z]+(?:'[a-z]+)?", text.lower()):
    counts[word] = counts.get(word, 0) + 1
print(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:5])
print(re.findall(r"<(\w+)[^>]*>(.*?)</\1>", "<b>bold</b> <i class='x'>it<b>al</b>ic</i> <u>open"), re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "a@b.c, x.y+z@mail.example.com; @no, no@"))
print(re.findall(r"\b(\d{1,2}):(\d{2})(?::(\d{2}))?\b", "at 9:30, 12:45:59 and 7:5"), [bool(re.fullmatch(r"#(?:[0-9a-f]{3}){1,2}", c, re.I)) for c in ("#fff", "#A0b1C2", "#ffff", "fff")])
print(re.split(r"\s*(?:->|=>|,)\s*", "a -> b=>c , d"), re.match(r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$", "192.168.1.255"))
