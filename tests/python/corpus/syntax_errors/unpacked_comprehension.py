# A tuple needs its brackets here.
pairs = [x, y for x, y in [(1, 2)]]
print(pairs)
