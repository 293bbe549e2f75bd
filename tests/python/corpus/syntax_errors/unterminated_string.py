# A string without its end.
name = "Ann
print(name)
