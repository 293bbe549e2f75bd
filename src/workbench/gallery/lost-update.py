#@variant with the bug
import threading

THREADS = 2  #@param {type: "integer", min: 1, max: 8}
ROUNDS = 3  #@param {type: "integer", min: 1, max: 1000}

count = 0


def work():
    global count
    for _ in range(ROUNDS):
        count += 1


threads = [threading.Thread(target=work) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"expected {THREADS * ROUNDS}, counted {count}")
assert count == THREADS * ROUNDS, "updates were lost"

#@variant fixed
import threading

THREADS = 2  #@param {type: "integer", min: 1, max: 8}
ROUNDS = 3  #@param {type: "integer", min: 1, max: 1000}

count = 0
lock = threading.Lock()


def work():
    global count
    for _ in range(ROUNDS):
        with lock:
            count += 1


threads = [threading.Thread(target=work) for _ in range(THREADS)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(f"expected {THREADS * ROUNDS}, counted {count}")
assert count == THREADS * ROUNDS, "updates were lost"
