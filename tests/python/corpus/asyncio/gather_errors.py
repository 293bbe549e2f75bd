# gather and exceptions, with and without return_exceptions.
import asyncio


async def fail(name, delay):
    await asyncio.sleep(delay)
    raise ValueError(name)


async def fine(name, go_on):
    await go_on.wait()
    print("fine", name)
    return name


async def main():
    go_on = asyncio.Event()
    go_on.set()
    print(await asyncio.gather(fine("a", go_on), fail("b", 0.01), return_exceptions=True))
    go_on.clear()
    try:
        await asyncio.gather(fine("c", go_on), fail("d", 0.01), fail("e", 0.02))
    except ValueError as error:
        print("caught", error)
    go_on.set()
    await asyncio.sleep(0)
    await asyncio.sleep(0.02)
    print("c ran to its end")


asyncio.run(main())
