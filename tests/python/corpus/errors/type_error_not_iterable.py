# A number in a loop.
count = 5
for i in count:
    print(i)
