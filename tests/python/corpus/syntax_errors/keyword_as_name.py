# class is no name.
class = "maths"
print(class)
