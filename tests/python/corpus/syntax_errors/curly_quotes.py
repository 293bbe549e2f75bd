# Quotes from a word processor.
print("fine")
print(“not fine”)
