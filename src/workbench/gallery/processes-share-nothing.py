#@variant with the bug
from multiprocessing import Process

total = 0


def add(numbers):
    global total
    for number in numbers:
        total += number
    print(f"in the process: {total}")


if __name__ == "__main__":
    process = Process(target=add, args=([1, 2, 3],))
    process.start()
    process.join()
    print(f"in the program: {total}")
    assert total == 6, "the sum stayed in the other process"

#@variant fixed
from multiprocessing import Process, Queue


def add(numbers, results):
    results.put(sum(numbers))


if __name__ == "__main__":
    results = Queue()
    process = Process(target=add, args=([1, 2, 3], results))
    process.start()
    total = results.get()
    process.join()
    print(f"in the program: {total}")
    assert total == 6, "the sum stayed in the other process"
