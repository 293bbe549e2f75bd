# gather keeps the order of its arguments.
import asyncio


async def wait(name, delay):
    await asyncio.sleep(delay)
    print("end", name)
    return name.upper()


async def main():
    print(await asyncio.gather(wait("a", 0.03), wait("b", 0.01), wait("c", 0.02)))
    print(await asyncio.gather(), await asyncio.gather(*[wait(f"n{n}", 0) for n in range(3)]))


asyncio.run(main())
