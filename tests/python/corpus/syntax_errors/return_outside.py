# return at the top.
x = 1
return x
