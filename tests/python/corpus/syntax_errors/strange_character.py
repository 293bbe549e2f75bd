# A character of another kind.
price = 5
print(price $ 2)
