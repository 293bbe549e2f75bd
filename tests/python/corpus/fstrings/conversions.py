# !r, !s, !a, and what __format__, __str__ and __repr__ are asked.
class Temperature:
    def __init__(self, degrees):
        self.degrees = degrees

    def __str__(self):
        return f"{self.degrees} degrees"

    def __repr__(self):
        return f"Temperature({self.degrees})"

    def __format__(self, spec):
        if spec == "f":
            return f"{self.degrees * 9 / 5 + 32:.1f}F"
        return f"<{spec}>" + str(self)


t = Temperature(21)
print(f"{t} {t!s} {t!r} {t:f} {t:x}")
print(f"{'é'!a} {'é'!r} {t!r:>20}|")
print("{} {!r} {0.degrees}".format(t, t) if False else "{0} {0!r} {0.degrees}".format(t))
print(format(t, "f"), format(t), str([t]))
