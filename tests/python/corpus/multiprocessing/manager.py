# A manager's list and dict are shared by messages.
from multiprocessing import Manager, Process


def work(shared_dict, shared_list, n):
    shared_dict[n] = n * n
    shared_list.append(n)


if __name__ == "__main__":
    with Manager() as manager:
        d, items = manager.dict(), manager.list()
        workers = [Process(target=work, args=(d, items, n)) for n in range(3)]
        for w in workers:
            w.start()
        for w in workers:
            w.join()
        print(sorted(d.items()), sorted(items), len(items))
