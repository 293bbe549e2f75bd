# Families of errors, with data.
class AppError(Exception):
    """All of ours."""


class NotFound(AppError):
    def __init__(self, what, where):
        super().__init__(f"{what} not found in {where}")
        self.what, self.where = what, where


class Denied(AppError, PermissionError):
    pass


class Silent(AppError):
    def __str__(self):
        return "custom text"


class WithArgs(AppError):
    def __init__(self, a, b=0):
        self.a = a


for error in (NotFound("key", "box"), Denied("no"), Silent(1, 2), AppError(), AppError("a", 1), WithArgs(5, b=6)):
    try:
        raise error
    except PermissionError as caught:
        print("permission:", caught, caught.args)
    except AppError as caught:
        print(type(caught).__name__, "|", caught, "|", caught.args, "|", repr(caught))
print(NotFound("a", "b").where, issubclass(Denied, OSError), [c.__name__ for c in Denied.__mro__])
try:
    raise NotFound
except TypeError as error:
    print(error)
