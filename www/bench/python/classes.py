"""Objects: attributes, methods, a subclass, a property."""


class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance
        self.moves = 0

    def deposit(self, amount):
        self.balance += amount
        self.moves += 1

    def fee(self):
        return 1

    @property
    def worth(self):
        return self.balance - self.fee()


class Saver(Account):
    def fee(self):
        return 0

    def deposit(self, amount):
        super().deposit(amount + 1)


def work():
    accounts = [Account("a", 100), Saver("b", 200)]
    for n in range(50_000):
        for account in accounts:
            account.deposit(n & 7)
    total = sum(account.worth for account in accounts)
    for n in range(50_000):
        account = Account("c", n)
        account.balance -= account.fee()
        total += account.worth
    return total + sum(account.moves for account in accounts)
