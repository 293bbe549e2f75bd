# A coroutine runs when it is awaited.
import asyncio


async def add(a, b):
    print("adding", a, b)
    return a + b


async def main():
    x = await add(1, 2)
    y = await add(x, 10)
    coroutine = add(100, y)
    print("not yet")
    print(await coroutine)
    return "main's result"


print(asyncio.run(main()))
print(type(add).__name__, asyncio.iscoroutinefunction(add), add.__name__)
