# Nobody goes past before all are there.
import threading

parties = 3
arrived, passed = [], []
barrier = threading.Barrier(parties, action=lambda: arrived.append("all here"))


def runner(n):
    arrived.append(n)
    index = barrier.wait()
    passed.append(index)


threads = [threading.Thread(target=runner, args=(n,)) for n in range(parties)]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(sorted(arrived[:3]), arrived[3], sorted(passed), barrier.parties, barrier.n_waiting, barrier.broken)
alone = threading.Barrier(2)
try:
    alone.wait(timeout=0.01)
except threading.BrokenBarrierError as error:
    print("broken", repr(error), alone.broken)
try:
    alone.wait()
except threading.BrokenBarrierError:
    print("still broken")
alone.reset()
print(alone.broken)
alone.abort()
print(alone.broken)
