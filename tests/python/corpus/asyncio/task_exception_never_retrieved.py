# A task that fails while main goes on, and is awaited late.
import asyncio


async def fail():
    raise ZeroDivisionError("early")


async def main():
    task = asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    print("still running", task.done())
    try:
        await task
    except ZeroDivisionError as error:
        print("late:", error)
    cancelled = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(0)
    cancelled.cancel("with a reason")
    try:
        await cancelled
    except asyncio.CancelledError as error:
        print("args", error.args)


asyncio.run(main())
