# An uncaught error below `finally` and `else`.
def process(items):
    done = []
    try:
        for item in items:
            done.append(100 // item)
    except TypeError:
        print("type")
    else:
        print("all fine")
    finally:
        print("done:", done)


process([1, 2])
process([5, 0])
