# Exceptions with fields and texts.
class InsufficientFunds(Exception):
    def __init__(self, balance, amount):
        super().__init__(f"balance {balance} is less than {amount}")
        self.missing = amount - balance


class ValidationError(ValueError):
    pass


def withdraw(balance, amount):
    if not isinstance(amount, int):
        raise ValidationError(f"not a number: {amount!r}")
    if amount > balance:
        raise InsufficientFunds(balance, amount)
    return balance - amount


for amount in (30, 500, "x", None):
    try:
        print(withdraw(100, amount))
    except InsufficientFunds as error:
        print(error, error.missing, error.args)
    except ValueError as error:
        print(type(error).__name__, error, repr(error))
print(InsufficientFunds(1, 2) == InsufficientFunds(1, 2), str(Exception()), str(Exception("a", "b")), str(Exception(["l"])), repr(Exception("a", 2)))
