# What a module has not, nearly.
import math

print(math.sqrt(9))
print(math.squrt(9))
