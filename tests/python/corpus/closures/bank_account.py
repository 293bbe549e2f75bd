# State in functions instead of a class.
def account(balance):
    history = []

    def deposit(amount):
        nonlocal balance
        if amount <= 0:
            raise ValueError(f"cannot deposit {amount}")
        balance += amount
        history.append(("deposit", amount))
        return balance

    def withdraw(amount):
        nonlocal balance
        if amount > balance:
            raise ValueError(f"only {balance} left")
        balance -= amount
        history.append(("withdraw", amount))
        return balance

    return {"deposit": deposit, "withdraw": withdraw, "history": lambda: list(history), "balance": lambda: balance}


a, b = account(100), account(0)
print(a["deposit"](50), a["withdraw"](30), b["deposit"](1))
for action, amount in (("withdraw", 1000), ("deposit", -5)):
    try:
        a[action](amount)
    except ValueError as error:
        print(error)
print(a["history"](), b["history"](), a["balance"](), b["balance"]())
