# Managers that learners write: timer, indenter, temporary change.
class Indent:
    def __init__(self):
        self.level = 0

    def __enter__(self):
        self.level += 1
        return self

    def __exit__(self, *details):
        self.level -= 1

    def print(self, text):
        print("    " * self.level + text)


class Changed:
    def __init__(self, target, **values):
        self.target, self.values = target, values

    def __enter__(self):
        self.before = {k: getattr(self.target, k) for k in self.values}
        for k, v in self.values.items():
            setattr(self.target, k, v)

    def __exit__(self, *details):
        for k, v in self.before.items():
            setattr(self.target, k, v)


class Settings:
    debug, level = False, 1


with Indent() as indent:
    indent.print("hi")
    with indent:
        indent.print("hello")
        with indent:
            indent.print("deep")
    indent.print("back")
with Changed(Settings, debug=True, level=9):
    print(Settings.debug, Settings.level)
print(Settings.debug, Settings.level)
