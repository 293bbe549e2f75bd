# wait: done and pending.
import asyncio


async def work(name, delay, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error
    return name


async def main():
    tasks = [asyncio.create_task(work(n, d)) for n, d in (("a", 0.01), ("b", 10))]
    done, pending = await asyncio.wait(tasks, timeout=0.05)
    print([t.result() for t in done], len(pending), tasks[1] in pending)
    tasks[1].cancel()
    done, pending = await asyncio.wait(tasks)
    print(len(done), len(pending), tasks[1].cancelled())
    tasks = [asyncio.create_task(work("first", 0)), asyncio.create_task(work("second", 10))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done])
    pending.pop().cancel()
    tasks = [asyncio.create_task(work("x", 0, OSError("broken"))), asyncio.create_task(work("y", 10))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print([repr(t.exception()) for t in done], len(pending))
    pending.pop().cancel()
    try:
        await asyncio.wait([])
    except ValueError as error:
        print(error)


asyncio.run(main())
