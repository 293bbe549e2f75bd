# Tasks take turns at each await.
import asyncio


async def worker(name, steps):
    for step in range(steps):
        print(name, step)
        await asyncio.sleep(0)
    return name * steps


async def main():
    print(await asyncio.gather(worker("a", 3), worker("b", 1), worker("c", 2)))
    task = asyncio.create_task(worker("t", 2))
    print("created")
    await asyncio.sleep(0)
    print("between")
    print(await task, task.done(), task.result())


asyncio.run(main())
