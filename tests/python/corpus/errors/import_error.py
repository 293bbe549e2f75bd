# A name that a module has not.
from math import pi, square_root

print(pi)
