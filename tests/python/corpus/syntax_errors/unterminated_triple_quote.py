# Triple quotes without their end.
text = """one
two
print(text)
