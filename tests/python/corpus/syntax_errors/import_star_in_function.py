# import * belongs to the top.
def f():
    from math import *
    return pi


print(f())
