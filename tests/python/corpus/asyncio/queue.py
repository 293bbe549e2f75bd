# An asyncio queue between producers and consumers.
import asyncio


async def producer(q, name, count):
    for n in range(count):
        await q.put(f"{name}{n}")
        print("put", f"{name}{n}", q.qsize())


async def consumer(q):
    while True:
        item = await q.get()
        print("got", item)
        q.task_done()


async def main():
    q = asyncio.Queue(maxsize=2)
    c = asyncio.create_task(consumer(q))
    await asyncio.gather(producer(q, "a", 3), producer(q, "b", 2))
    await q.join()
    c.cancel()
    print(q.empty(), q.full(), q.maxsize)
    for action in (q.get_nowait, lambda: [q.put_nowait(n) for n in range(3)], q.task_done, lambda: [q.task_done() for _ in range(5)]):
        try:
            print(action())
        except (asyncio.QueueEmpty, asyncio.QueueFull, ValueError) as error:
            print(type(error).__name__, error)
    p = asyncio.PriorityQueue()
    for n in (3, 1, 2):
        p.put_nowait(n)
    print([await p.get() for _ in range(3)])


asyncio.run(main())
