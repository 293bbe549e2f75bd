# Asynchronous iterators by hand and by generator.
import asyncio


class Ticker:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0)
        return self.n


async def countdown(n):
    try:
        while n:
            yield n
            await asyncio.sleep(0)
            n -= 1
    finally:
        print("countdown ends")


async def main():
    async for n in Ticker(3):
        print("tick", n)
    else:
        print("else")
    async for n in countdown(2):
        print("count", n)
    print([n async for n in countdown(3) if n != 2], {n: n * n async for n in Ticker(2)}, {n % 2 async for n in Ticker(4)})
    try:
        async for n in [1, 2]:
            pass
    except TypeError as error:
        print(error)
    try:
        for n in countdown(1):
            pass
    except TypeError as error:
        print(error)
    g = countdown(1)
    print(await anext(g), await anext(g, "default"))


asyncio.run(main())
