# Transfers with two locks, always in the same order: no deadlock, no money lost.
import threading


class Account:
    def __init__(self, number, balance):
        self.number, self.balance = number, balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda a: a.number)
    with first.lock, second.lock:
        if source.balance >= amount:
            source.balance -= amount
            target.balance += amount
            return True
    return False


a, b = Account(1, 1000), Account(2, 1000)


def many(source, target):
    for _ in range(200):
        transfer(source, target, 1)


threads = [threading.Thread(target=many, args=pair) for pair in ((a, b), (b, a), (a, b))]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(a.balance + b.balance, a.balance, b.balance, transfer(a, b, 10 ** 6))
