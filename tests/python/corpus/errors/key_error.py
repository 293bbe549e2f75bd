# A key that is not there.
stock = {"apple": {"price": 1}, "pear": {"price": 2}}
for fruit in ("apple", "plum"):
    print(fruit, stock[fruit]["price"])
