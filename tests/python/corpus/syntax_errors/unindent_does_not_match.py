# A line that stands between two levels.
def f(x):
        if x:
            return 1
    return 2


f(0)
