# Decorators on methods see self.
import functools


def logged(method):
    @functools.wraps(method)
    def wrapper(self, *args):
        print(f"{type(self).__name__}.{method.__name__}{args}")
        return method(self, *args)
    return wrapper


def positive(f):
    @functools.wraps(f)
    def wrapper(self, amount):
        if amount <= 0:
            raise ValueError(f"{f.__name__} needs a positive amount, not {amount}")
        return f(self, amount)
    return wrapper


class Account:
    def __init__(self):
        self.balance = 0

    @logged
    @positive
    def deposit(self, amount):
        self.balance += amount
        return self.balance

    @staticmethod
    def currency():
        return "EUR"

    @classmethod
    def rich(cls, amount):
        account = cls()
        account.deposit(amount)
        return account


a = Account.rich(5)
print(a.deposit(10), Account.currency(), a.currency())
try:
    a.deposit(0)
except ValueError as error:
    print(error)
