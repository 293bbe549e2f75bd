# "During handling of the above exception …", twice.
def handler():
    try:
        int("not a number")
    except ValueError:
        try:
            [][1]
        except IndexError:
            None.attribute


handler()
