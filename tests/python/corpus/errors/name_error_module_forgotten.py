# A module that was not imported.
radius = 2
print("area of", radius)
print(math.pi * radius ** 2)
