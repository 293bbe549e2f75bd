# Something after the backslash.
total = 1 + \ 2
print(total)
