# Value and Array are shared memory.
from multiprocessing import Array, Lock, Process, Value


def add(total, squares, index):
    for _ in range(50):
        with total.get_lock():
            total.value += 1
    squares[index] = index * index


if __name__ == "__main__":
    total, squares = Value("i", 0), Array("i", 3)
    workers = [Process(target=add, args=(total, squares, n)) for n in range(3)]
    for w in workers:
        w.start()
    for w in workers:
        w.join()
    print(total.value, squares[:], list(squares), len(squares))
    x = Value("d", 1.5)
    x.value *= 2
    print(x.value, Array("i", [5, 6])[1], Value("i").value)
