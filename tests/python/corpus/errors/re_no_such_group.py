# A group that the pattern does not have.
import re

m = re.match(r"(?P<key>\w+)", "word")
print(m["key"])
print(m["value"])
