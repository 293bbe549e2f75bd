# A dict that changes in its loop.
ages = {"Ann": 30, "Bo": 12, "Cy": 8}
for name in ages:
    if ages[name] < 18:
        del ages[name]
print(ages)
