# Too many values.
records = ["ann 30", "bo 25", "cy di 40"]
for record in records:
    name, age = record.split()
    print(name, age)
