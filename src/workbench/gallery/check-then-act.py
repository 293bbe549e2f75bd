#@variant with the bug
import threading

balance = 100
#@always balance >= 0
lock = threading.Lock()


def withdraw(who, amount):
    global balance
    if balance >= amount:
        with lock:
            balance -= amount
        print(f"{who} got {amount}")
    else:
        print(f"{who} was turned away")


threads = [threading.Thread(target=withdraw, args=(who, 80)) for who in ("Ann", "Bob")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"balance: {balance}")

#@variant fixed
import threading

balance = 100
#@always balance >= 0
lock = threading.Lock()


def withdraw(who, amount):
    global balance
    with lock:
        enough = balance >= amount
        if enough:
            balance -= amount
    print(f"{who} got {amount}" if enough else f"{who} was turned away")


threads = [threading.Thread(target=withdraw, args=(who, 80)) for who in ("Ann", "Bob")]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(f"balance: {balance}")
