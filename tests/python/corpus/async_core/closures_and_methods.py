# async methods, static ones, decorators, lambdas that return coroutines.
import asyncio
import functools


def logged(f):
    @functools.wraps(f)
    async def wrapper(*args):
        print("call", f.__name__, args[1:])
        result = await f(*args)
        print("result", result)
        return result
    return wrapper


class Store:
    def __init__(self):
        self.items = {}

    @logged
    async def get(self, key):
        await asyncio.sleep(0)
        return self.items.get(key)

    @staticmethod
    async def double(x):
        return 2 * x

    @classmethod
    async def make(cls, **items):
        store = cls()
        store.items.update(items)
        return store

    async def __call__(self):
        return len(self.items)


async def main():
    store = await Store.make(a=1, b=2)
    print(await store.get("a"), await Store.double(4), await store())
    later = lambda x: Store.double(x)
    print(await later(5), [await Store.double(n) for n in range(3)], await (await asyncio.sleep(0, later(1))))


asyncio.run(main())
