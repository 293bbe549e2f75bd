# An assignment in a lambda.
f = lambda x: y = x
print(f(1))
