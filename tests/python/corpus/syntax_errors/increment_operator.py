# There is no ++.
i = 0
i++
print(i)
