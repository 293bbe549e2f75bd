# Semaphore, Event, Condition, Barrier.
import asyncio

inside = most = 0


async def visit(semaphore):
    global inside, most
    async with semaphore:
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0)
        inside -= 1


async def waiter(event, name, log):
    await event.wait()
    log.append(name)


async def main():
    await asyncio.gather(*[visit(s) for s in [asyncio.Semaphore(2)] for _ in range(6)])
    print(most, inside)
    event, log = asyncio.Event(), []
    tasks = [asyncio.create_task(waiter(event, n, log)) for n in "abc"]
    await asyncio.sleep(0)
    print(log, event.is_set())
    event.set()
    await asyncio.gather(*tasks)
    print(log, event.is_set())
    condition, items = asyncio.Condition(), []

    async def consume():
        async with condition:
            await condition.wait_for(lambda: items)
            return items.pop()

    task = asyncio.create_task(consume())
    await asyncio.sleep(0)
    async with condition:
        items.append("thing")
        condition.notify_all()
    print(await task)
    bounded = asyncio.BoundedSemaphore(1)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    barrier = asyncio.Barrier(2)
    print(sorted(await asyncio.gather(barrier.wait(), barrier.wait())))


asyncio.run(main())
