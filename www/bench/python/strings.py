"""Text: build, split, join, search, format, compare."""


def work():
    lines = []
    for n in range(15_000):
        lines.append(f"{n:05d};name-{n % 97};{n * 0.5:.2f}")
    text = "\n".join(lines)
    total = 0
    for line in text.split("\n"):
        number, name, value = line.split(";")
        total += int(number) + len(name.upper().strip()) + int(float(value))
        if name.startswith("name-1") and name.endswith("3"):
            total += 1
    vowels = 0
    for letter in text[:100_000]:
        if letter in "aeiou":
            vowels += 1
    built = ""
    for n in range(20_000):
        built += chr(97 + n % 26)
    total += text.count("name-9") + text.find("14999") + len(text.replace(";", ", "))
    return f"{total} {vowels} {built[1_000:1_010]} {built[::-1][:5]}"
