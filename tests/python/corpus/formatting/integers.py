# Format specifications of integers.
n = 1234567
for spec in ("d", ",", "_", "10", "<10", "^10", ">12,", "+", " ", "-", "010", "+,", "x", "X", "#x", "o", "#o", "b", "#b",
             "_b", "_x", "c", "e", ".2f", ".3e", "g", "%", "n", "*^15,", "=+12", "0=12", "012,"):
    try:
        print(f"{spec:8}|{format(n if spec != 'c' else 65, spec)}|{format(-42, spec) if spec != 'c' else ''}|")
    except ValueError as error:
        print(f"{spec:8} {error}")
print(f"{0:5}|{0:05}|{0:+}|{True:5}|{True}|{10 ** 25:,}")
