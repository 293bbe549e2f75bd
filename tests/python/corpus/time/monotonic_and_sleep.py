# Sleeping takes at least its time; clocks go forwards.
import time

start = time.perf_counter()
time.sleep(0.02)
elapsed = time.perf_counter() - start
print(elapsed >= 0.0199, elapsed < 5)
a, b = time.monotonic(), time.monotonic()
print(b >= a, type(a).__name__, time.time() > 1_600_000_000, time.process_time() >= 0)
print(time.sleep(0), type(time.time_ns()).__name__, time.perf_counter_ns() > 0, time.monotonic_ns() > 0, time.thread_time() >= 0)
for bad in (lambda: time.sleep(-1), lambda: time.sleep("1"), lambda: time.sleep(), lambda: time.sleep(None)):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
