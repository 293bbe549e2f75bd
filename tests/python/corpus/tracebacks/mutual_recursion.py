# Frames that repeat in pairs are not folded, a short run of equal ones is shown.
def countdown(n):
    if n == 0:
        raise ValueError("the bottom")
    return countdown(n - 1)


def ping(n):
    if n == 0:
        countdown(5)
    else:
        pong(n - 1)


def pong(n):
    ping(n)


ping(3)
