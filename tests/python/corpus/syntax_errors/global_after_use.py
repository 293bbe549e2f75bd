# global comes too late.
count = 0


def increment():
    print(count)
    global count
    count += 1


increment()
