# A brace that stays open.
name = "Ann"
print(f"Hello {name")
