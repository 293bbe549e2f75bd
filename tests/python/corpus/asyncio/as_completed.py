# as_completed gives results as they come.
import asyncio


async def work(name, delay):
    await asyncio.sleep(delay)
    if name == "bad":
        raise ValueError(name)
    return name


async def main():
    for next_one in asyncio.as_completed([work("slow", 0.05), work("quick", 0.01), work("bad", 0.03)]):
        try:
            print(await next_one)
        except ValueError as error:
            print("failed:", error)
    try:
        for next_one in asyncio.as_completed([work("never", 10)], timeout=0.01):
            await next_one
    except asyncio.TimeoutError as error:
        print("timeout", repr(error))


asyncio.run(main())
