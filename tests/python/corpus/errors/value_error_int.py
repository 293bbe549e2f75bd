# Text that is no number.
def parse(line):
    return [int(part) for part in line.split(",")]


print(parse("1, 2,3"))
print(parse("1,two,3"))
