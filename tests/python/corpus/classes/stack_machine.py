# A small interpreter: methods found by name.
class Machine:
    def __init__(self):
        self.stack = []

    def do_push(self, n):
        self.stack.append(int(n))

    def do_add(self):
        self.stack.append(self.stack.pop() + self.stack.pop())

    def do_mul(self):
        self.stack.append(self.stack.pop() * self.stack.pop())

    def do_dup(self):
        self.stack.append(self.stack[-1])

    def do_print(self):
        print("top is", self.stack[-1])

    def run(self, program):
        for number, line in enumerate(program.strip().splitlines(), 1):
            name, *args = line.split()
            method = getattr(self, "do_" + name, None)
            if method is None:
                raise NameError(f"line {number}: no instruction {name!r}")
            try:
                method(*args)
            except (IndexError, TypeError, ValueError) as error:
                raise RuntimeError(f"line {number}: {line}") from error


machine = Machine()
machine.run("""
push 3
dup
mul
push 4
add
print
""")
for program in ("push", "add\nadd", "jump 3", "push x"):
    try:
        machine.run(program)
    except (RuntimeError, NameError) as error:
        print(error, "|", repr(error.__cause__))
