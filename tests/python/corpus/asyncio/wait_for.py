# wait_for and timeout.
import asyncio


async def slow(delay):
    try:
        await asyncio.sleep(delay)
        return "in time"
    except asyncio.CancelledError:
        print("slow was cancelled")
        raise


async def main():
    print(await asyncio.wait_for(slow(0), timeout=5))
    try:
        await asyncio.wait_for(slow(10), timeout=0.01)
    except asyncio.TimeoutError as error:
        print("too late", repr(error))
    print(await asyncio.wait_for(slow(0), None))
    try:
        async with asyncio.timeout(0.01):
            await slow(10)
    except TimeoutError:
        print("timeout block")
    async with asyncio.timeout(5) as t:
        print(await slow(0), t.expired())


asyncio.run(main())
