# It stays open to the end of the file.
total = sum([1, 2, 3]
print = total
