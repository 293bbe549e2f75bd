# A name cannot begin with a digit.
2nd = "second"
print(2nd)
