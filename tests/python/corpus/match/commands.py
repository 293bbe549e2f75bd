# A command interpreter, as in the tutorials.
def run(line, state):
    match line.split():
        case ["add", name, amount] if amount.isdigit():
            state[name] = state.get(name, 0) + int(amount)
        case ["add", name]:
            state[name] = state.get(name, 0) + 1
        case ["drop", *names] if names:
            for name in names:
                state.pop(name, None)
        case ["show" | "list"]:
            print(", ".join(f"{k}={v}" for k, v in sorted(state.items())) or "nothing")
        case ["quit" | "exit" as word, *_]:
            print("bye:", word)
            return False
        case [command, *arguments]:
            print(f"cannot {command} {arguments}")
        case []:
            print("empty line")
    return True


state = {}
for line in ("add apple 5", "add pear", "add pear", "show", "drop", "drop apple x", "list", "add fig x", "", "fly away", "exit now", "show"):
    if not run(line, state):
        break
