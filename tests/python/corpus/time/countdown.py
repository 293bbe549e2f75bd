# A loop with short sleeps, and elapsed time in whole steps.
import time


def countdown(n, pause):
    while n:
        print(n, end=" ", flush=True)
        time.sleep(pause)
        n -= 1
    print("go")


start = time.perf_counter()
countdown(3, 0.005)
elapsed = time.perf_counter() - start
print(f"at least {int(elapsed * 1000) // 15 >= 1 and 15} ms")
minutes, seconds = divmod(3671, 60)
hours, minutes = divmod(minutes, 60)
print(f"{hours:02}:{minutes:02}:{seconds:02}")
