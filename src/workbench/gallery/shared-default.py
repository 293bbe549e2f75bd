#@variant with the bug
import threading

carts = {}


def shop(customer, items, cart=[]):
    for item in items:
        cart.append(item)
    carts[customer] = cart


threads = [
    threading.Thread(target=shop, args=("Ann", ["tea", "milk"])),
    threading.Thread(target=shop, args=("Bob", ["bread"])),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

for customer, cart in sorted(carts.items()):
    print(f"{customer} pays for {', '.join(cart)}")
assert len(carts["Bob"]) == 1, "Bob wanted bread and nothing else"

#@variant fixed
import threading

carts = {}


def shop(customer, items):
    cart = []
    for item in items:
        cart.append(item)
    carts[customer] = cart


threads = [
    threading.Thread(target=shop, args=("Ann", ["tea", "milk"])),
    threading.Thread(target=shop, args=("Bob", ["bread"])),
]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

for customer, cart in sorted(carts.items()):
    print(f"{customer} pays for {', '.join(cart)}")
assert len(carts["Bob"]) == 1, "Bob wanted bread and nothing else"
