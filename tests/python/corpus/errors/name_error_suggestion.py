# A name that is nearly another.
def total_price(items):
    running_total = 0
    for item in items:
        running_total += item
    return runing_total


print(total_price([1, 2]))
