# Threads that share a file: each line arrives whole, and each is read by one.
import threading

log, lock = open("log.txt", "w"), threading.Lock()


def work(number):
    for step in range(200):
        with lock:
            log.write(f"{number} {step} {'x' * (step % 50)}\n")


threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
log.close()
lines = open("log.txt").read().splitlines()
print(len(lines), all(len(line.split(" ")[2]) == int(line.split(" ")[1]) % 50 for line in lines))
for number in range(4):
    print([int(line.split()[1]) for line in lines if line.startswith(f"{number} ")] == list(range(200)))


def append(number):
    for step in range(100):
        with open("appended.txt", "a") as file:
            file.write(f"{number}:{step}\n")


threads = [threading.Thread(target=append, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(open("appended.txt").read().split()) == sorted(f"{n}:{s}" for n in range(4) for s in range(100)))
