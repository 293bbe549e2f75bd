# append/pop as a stack; brackets that match.
def balanced(text):
    pairs = {")": "(", "]": "[", "}": "{"}
    stack = []
    for c in text:
        if c in "([{":
            stack.append(c)
        elif c in pairs:
            if not stack or stack.pop() != pairs[c]:
                return False
    return not stack


for text in ("()", "([]{})", "([)]", "((", "", "a(b)c]"):
    print(repr(text), balanced(text))


def rpn(expression):
    stack = []
    for token in expression.split():
        if token in "+-*/":
            b, a = stack.pop(), stack.pop()
            stack.append({"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else None}[token])
        else:
            stack.append(float(token))
    return stack


print(rpn("3 4 + 2 *"), rpn("1 2 3"), rpn("8 2 / 0 /"))
try:
    rpn("1 +")
except IndexError as error:
    print(error)
