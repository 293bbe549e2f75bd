# A number with a zero in front.
day = 08
print(day)
