# How often and how many: not less than never, and none.
from itertools import combinations, product, repeat, tee

print(tee("ab", 0), list(product("ab", repeat=0)), list(repeat("x", -2)), list(combinations("ab", 3)))

for count in (
    lambda: tee("ab", -1),
    lambda: product("ab", repeat=-1),
    lambda: combinations("ab", -1),
):
    try:
        count()
    except ValueError as error:
        print(error)
