# Which parts run.
def run(action):
    try:
        print("try")
        action()
    except ValueError as error:
        print("except", error)
    else:
        print("else")
    finally:
        print("finally")
    print("after")


def fine():
    pass


def value_error():
    raise ValueError("v")


def key_error():
    raise KeyError("k")


run(fine)
run(value_error)
try:
    run(key_error)
except KeyError as error:
    print("outside", error)


def returns():
    for i in range(3):
        try:
            if i == 1:
                return i
        finally:
            print("leaving", i)


print(returns())
