# The traceback out of a task.
import asyncio


async def load(n):
    await asyncio.sleep(0)
    return [1, 2][n]


async def main():
    results = await asyncio.gather(*(load(n) for n in range(3)))
    print(results)


asyncio.run(main())
