# The same with processes.
from concurrent.futures import ProcessPoolExecutor, as_completed


def square(n):
    return n * n


def fail(n):
    raise ValueError(f"bad {n}")


def main():
    with ProcessPoolExecutor(max_workers=2) as pool:
        print(list(pool.map(square, range(5))), pool.submit(pow, 2, 10).result())
        print(sorted(f.result() for f in as_completed([pool.submit(square, n) for n in (3, 4)])))
        future = pool.submit(fail, 7)
        print(repr(future.exception()))
        try:
            pool.submit(lambda: 1).result()
        except Exception as error:
            print(type(error).__name__)


if __name__ == "__main__":
    main()
