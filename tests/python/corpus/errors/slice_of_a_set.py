# A set has no order.
unique = set([3, 1, 2])
print(len(unique))
first = unique[0]
