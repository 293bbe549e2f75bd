# Decorators are evaluated from the top and applied from the bottom.
def make(label):
    print("evaluate", label)

    def decorate(f):
        print("apply", label, f.__name__)

        def wrapper():
            print("enter", label)
            f()
            print("leave", label)
        return wrapper
    return decorate


@make("outer")
@make("inner")
def work():
    print("work")


work()
work = make("third")(work)
work()
