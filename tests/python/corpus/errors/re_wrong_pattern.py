# A pattern that is none.
import re

words = "a (b"
print(re.findall(re.escape("(b"), words))
print(re.findall("(b", words))
