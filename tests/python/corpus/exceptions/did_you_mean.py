# Suggestions are for the traceback, not for the text of the error.
import traceback


class Robot:
    def __init__(self):
        self.battery = 5

    def charge(self):
        pass


def show(action):
    try:
        action()
    except Exception as error:
        print(str(error), "|", traceback.format_exception_only(error)[-1].strip())


r = Robot()
colour = "red"
show(lambda: r.batery)
show(lambda: r.chrage())
show(lambda: coluor)
show(lambda: pritn("x"))
show(lambda: "x".uper())
show(lambda: [].apend(1))
show(lambda: r.xyz)
show(lambda: zzzzzz)
show(lambda: {}.itmes())
show(lambda: Robot.charg)
