#@variant with the bug
import threading


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    with source.lock:
        with target.lock:
            source.balance -= amount
            target.balance += amount
    print(f"{amount} from {source.name} to {target.name}")


ann, bob = Account("Ann", 100), Account("Bob", 100)
threads = [
    threading.Thread(target=transfer, args=(ann, bob, 10)),
    threading.Thread(target=transfer, args=(bob, ann, 20)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"Ann has {ann.balance}, Bob has {bob.balance}")
assert ann.balance + bob.balance == 200

#@variant fixed
import threading


class Account:
    def __init__(self, name, balance):
        self.name = name
        self.balance = balance
        self.lock = threading.Lock()


def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda account: account.name)
    with first.lock:
        with second.lock:
            source.balance -= amount
            target.balance += amount
    print(f"{amount} from {source.name} to {target.name}")


ann, bob = Account("Ann", 100), Account("Bob", 100)
threads = [
    threading.Thread(target=transfer, args=(ann, bob, 10)),
    threading.Thread(target=transfer, args=(bob, ann, 20)),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"Ann has {ann.balance}, Bob has {bob.balance}")
assert ann.balance + bob.balance == 200
