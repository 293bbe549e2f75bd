# Sorting what cannot be compared.
scores = [88, "92", 75]


def best(values):
    values.sort(reverse=True)
    return values[0]


print(best([1, 2]))
print(best(scores))
