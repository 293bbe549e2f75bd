# Any expression may decorate.
events = {}


class Button:
    def on(self, event):
        def decorate(f):
            events.setdefault(event, []).append(f)
            return f
        return decorate


buttons = [Button(), Button()]


@buttons[0].on("click")
def first():
    return "first"


@(lambda f: buttons[1].on("click")(f))
def second():
    return "second"




@str.upper
@lambda f: f.__name__
def shouted():
    pass


print([f() for f in events["click"]], shouted)
