# Nothing in the braces.
name = "Ann"
print(f"Hello {}")
