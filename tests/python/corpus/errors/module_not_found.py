# A module that is not there.
import math
import numppy as np

print(np)
