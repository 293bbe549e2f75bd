# Nobody is there to type.
print("Guess the number")
guess = int(input("Your guess: "))
print("You said", guess)
