# yield at the top.
values = [1, 2]
yield values
