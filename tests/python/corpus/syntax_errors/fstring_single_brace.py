# A closing brace alone.
n = 3
print(f"{n} }")
