# wait for the first, the first error, all, or a while.
from concurrent.futures import ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, ThreadPoolExecutor, wait
import threading

gate = threading.Event()


def fail():
    raise KeyError("k")


with ThreadPoolExecutor(3) as pool:
    quick, held = pool.submit(lambda: "quick"), pool.submit(gate.wait)
    done, pending = wait([quick, held], return_when=FIRST_COMPLETED)
    print(quick in done, held in pending, len(done))
    print([len(s) for s in wait([held], timeout=0.01)])
    failing = pool.submit(fail)
    result = wait([failing, held], return_when=FIRST_EXCEPTION)
    print(failing in result.done, len(result.not_done), type(result).__name__)
    gate.set()
    done, pending = wait([quick, held, failing], return_when=ALL_COMPLETED)
    print(len(done), len(pending))
