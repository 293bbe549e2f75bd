# continue in a function that has no loop.
for i in range(3):
    def f():
        continue
    f()
