# as_completed gives them as they end.
from concurrent.futures import ThreadPoolExecutor, as_completed
import threading

gates = {name: threading.Event() for name in "abc"}


def work(name):
    gates[name].wait()
    return name.upper()


with ThreadPoolExecutor(3) as pool:
    futures = {pool.submit(work, name): name for name in gates}
    gates["b"].set()
    order = []
    for future in as_completed(futures):
        order.append(futures[future])
        print(futures[future], future.result())
        for name in "ca":
            if not gates[name].is_set():
                gates[name].set()
                break
print(order)
print([f.result() for f in as_completed([])])
