# Names, modules and empty messages of one's own exceptions.
class StockError(Exception):
    def __str__(self):
        return "code " + str(self.args[0])


class Quiet(Exception):
    pass


try:
    raise Quiet
except Quiet:
    raise StockError(17, "ignored")
