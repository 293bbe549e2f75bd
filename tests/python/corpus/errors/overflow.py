# A float that is too big.
x = 10.0
for power in (100, 300, 400):
    print(power, x ** power > 1)
