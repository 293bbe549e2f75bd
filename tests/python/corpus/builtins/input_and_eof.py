# Nobody types anything: input() raises EOFError after its prompt.
try:
    name = input("What is your name? ")
except EOFError as error:
    print()
    print("EOFError:", error)
    name = "nobody"
print("Hello", name)
answers = []
for question in ("one", "two"):
    try:
        answers.append(int(input(question + ": ")))
    except (EOFError, ValueError) as error:
        answers.append(type(error).__name__)
print(answers)
