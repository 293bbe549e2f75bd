# What was not found has no groups.
import re

for line in ["key = 1", "nothing"]:
    m = re.match(r"(\w+) = (\d+)", line)
    print(m.group(1), m.group(2))
