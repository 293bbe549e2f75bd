# Nothing is in the function.
def later():


print("done")
