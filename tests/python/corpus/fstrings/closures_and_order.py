# Braces are evaluated from left to right, when the string is.
def log(x):
    print("log", x)
    return x


n = 1
text = f"{log(1)} {log('b')} {n}"
n = 2
print(text)


def make(greeting):
    return lambda name: f"{greeting}, {name}!"


print(make("Hello")("Bo"), make("Bye")("Al"))
print([f"{i}-{j}" for i in "ab" for j in range(2)])
print(f"{(y := 5)} {y + 1}")
