# Out of asyncio.run.
import asyncio


async def fetch(n):
    await asyncio.sleep(0)
    if n == 2:
        raise ConnectionError(f"no answer from {n}")
    return n


async def main():
    for n in range(4):
        print(await fetch(n))


asyncio.run(main())
