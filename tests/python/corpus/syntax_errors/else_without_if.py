# else on its own.
x = 3
else:
    print("no")
