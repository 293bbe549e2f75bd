# Nothing is in the loop.
for i in range(3):
print(i)
