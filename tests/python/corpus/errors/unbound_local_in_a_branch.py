# Assigned in one branch only.
def grade(points):
    if points > 90:
        letter = "A"
    elif points > 50:
        letter = "B"
    return letter


print(grade(95), grade(60))
print(grade(10))
