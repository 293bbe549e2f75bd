# A TaskGroup waits for all of its tasks.
import asyncio


async def work(name, delay):
    try:
        await asyncio.sleep(delay)
        return name.upper()
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def fail():
    await asyncio.sleep(0.01)
    raise ValueError("one fails")


async def main():
    async with asyncio.TaskGroup() as group:
        a, b = group.create_task(work("a", 0.02)), group.create_task(work("b", 0.01))
        print("in the group")
    print(a.result(), b.result())
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work("other", 10))
            group.create_task(fail())
    except ExceptionGroup as group:
        print(type(group).__name__, group.message, [repr(e) for e in group.exceptions])


asyncio.run(main())
