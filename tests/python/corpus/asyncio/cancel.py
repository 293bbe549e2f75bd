# Cancelling: at the await, with clean-up.
import asyncio


async def worker(name):
    try:
        for step in range(100):
            print(name, step)
            await asyncio.sleep(0.01)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    finally:
        print(name, "cleans up")


async def stubborn():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "finished all the same"


async def main():
    task = asyncio.create_task(worker("w"))
    await asyncio.sleep(0)
    print(task.cancel(), task.cancelled())
    try:
        await task
    except asyncio.CancelledError:
        print("seen", task.cancelled(), task.done())
    never = asyncio.create_task(worker("never started"))
    never.cancel()
    print(await asyncio.gather(never, return_exceptions=True))
    s = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    s.cancel()
    print(await s, s.cancelled(), s.cancel())
    print(issubclass(asyncio.CancelledError, Exception))


asyncio.run(main())
