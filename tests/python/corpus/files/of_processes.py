# Processes share the disk: what one writes the others read.
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process


def count(path):
    with open(path) as file:
        return os.path.basename(path), sum(int(line) for line in file)


def write(path, number):
    with open(path, "w") as file:
        for each in range(number):
            print(each, file=file)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, f"part-{number}.txt") for number in range(4)]
        processes = [Process(target=write, args=(path, 100 * number)) for number, path in enumerate(paths)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(sorted(os.listdir(folder)))
        with ProcessPoolExecutor(2) as pool:
            print(list(pool.map(count, paths)))
            try:
                pool.submit(count, paths[0] + ".none").result()
            except FileNotFoundError as error:
                print(error.strerror, error.errno)
            with open(paths[0]) as file:
                try:
                    pool.submit(count, file).result()
                except TypeError as error:
                    print(error)
    print(os.path.exists(folder))
