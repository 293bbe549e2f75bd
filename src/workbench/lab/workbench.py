import threading

ROUNDS = 3  #@param {type: "integer", min: 1, max: 20}

count = 0


def add():
    global count
    for _ in range(ROUNDS):
        count += 1


threads = [threading.Thread(target=add) for _ in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()

print(count, "of", 2 * ROUNDS)
assert count == 2 * ROUNDS, "an update was lost"
