# Deadlines with monotonic.
import time


def poll(ready, timeout, pause=0.005):
    deadline = time.monotonic() + timeout
    tries = 0
    while time.monotonic() < deadline:
        tries += 1
        if ready(tries):
            return "ready", tries
        time.sleep(pause)
    return "timeout", tries > 0


print(poll(lambda n: n == 3, 5))
print(poll(lambda n: False, 0.02))


def backoff(retries, base=0.001):
    waits = [base * 2 ** n for n in range(retries)]
    for w in waits:
        time.sleep(w)
    return waits


print(backoff(4))
