# nonlocal needs an outer function.
nonlocal x
x = 2
