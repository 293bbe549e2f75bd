# A name that is nowhere.
def greet():
    print("Hello", user)


greet()
