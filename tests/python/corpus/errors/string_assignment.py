# So does a string.
word = "cat"
for i in range(len(word)):
    if word[i] == "c":
        word[i] = "b"
print(word)
