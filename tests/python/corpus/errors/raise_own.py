# An exception of one's own, raised three calls down.
class TooHot(Exception):
    def __init__(self, degrees):
        super().__init__(f"{degrees} degrees is too hot")


class Oven:
    limit = 250

    def heat(self, degrees):
        if degrees > self.limit:
            raise TooHot(degrees)
        print("heating to", degrees)


def bake(oven, *steps):
    for step in steps:
        oven.heat(step)


bake(Oven(), 180, 220, 300)
