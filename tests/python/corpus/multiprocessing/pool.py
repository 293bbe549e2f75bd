# Pool: map, starmap, apply, imap.
from multiprocessing import Pool


def square(n):
    return n * n


def add(a, b=0):
    return a + b


if __name__ == "__main__":
    with Pool(processes=2) as pool:
        print(pool.map(square, range(6)), pool.map(square, []))
        print(pool.starmap(add, [(1, 2), (3, 4), (5,)]))
        print(pool.apply(add, (5,), {"b": 6}), pool.apply_async(square, (9,)).get(timeout=10))
        print(list(pool.imap(square, [3, 1, 2])), sorted(pool.imap_unordered(square, range(4))), pool.map(square, range(10), chunksize=4))
        result = pool.map_async(square, [1, 2])
        print(result.get(), result.ready(), result.successful())
