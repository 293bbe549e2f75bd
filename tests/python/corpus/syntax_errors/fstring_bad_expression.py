# Nonsense in the braces.
n = 3
print(f"{n +}")
