# A method of another language.
items = []
items.append(1)
print(items)
items.push(2)
