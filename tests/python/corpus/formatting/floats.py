# Format specifications of floats.
for spec in ("", ".2f", ".0f", "10.3f", "<10.1f", "+.1f", "010.2f", ",.2f", "e", ".2e", "E", "g", ".3g", ".10g", "G", "%", ".1%",
             "#.0f", "_.3f", "^12.2", "n", "z.1f", " .2f", ".15f"):
    row = []
    for x in (3.14159, -1234567.891, 0.000012345, 0.04):
        row.append(format(x, spec))
    print(f"{spec:7}", " | ".join(row))
