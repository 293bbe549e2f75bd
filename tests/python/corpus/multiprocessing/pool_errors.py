# An exception in a pool comes out of get and map.
from multiprocessing import Pool


def parse(text):
    if text == "bad":
        raise ValueError(f"cannot parse {text!r}")
    return len(text)


if __name__ == "__main__":
    with Pool(2) as pool:
        try:
            pool.map(parse, ["a", "bad", "abc"])
        except ValueError as error:
            print(type(error).__name__, error)
        result = pool.apply_async(parse, ("bad",))
        result.wait()
        print(result.successful())
        try:
            result.get()
        except ValueError as error:
            print("again", error)
        print(pool.map(parse, ["still", "works"]))
        it = pool.imap(parse, ["x", "bad", "yy"])
        print(next(it))
        try:
            next(it)
        except ValueError as error:
            print("imap", error)
        print(next(it))
