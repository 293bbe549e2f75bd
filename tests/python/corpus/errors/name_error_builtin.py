# A built-in, misspelt.
numbers = [3, 1, 2]
print(sorted(numbers))
pint(numbers)
