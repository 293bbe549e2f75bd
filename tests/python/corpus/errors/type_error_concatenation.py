# Text and number.
age = 30
message = "You are " + age + " years old"
print(message)
