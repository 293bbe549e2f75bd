# A format code for another type.
values = [3.14159, "n/a"]
for value in values:
    print(f"{value:8.2f}")
