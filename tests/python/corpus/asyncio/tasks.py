# Tasks: names, results, states.
import asyncio


async def add(a, b):
    await asyncio.sleep(0)
    return a + b


async def fail():
    raise KeyError("k")


async def main():
    task = asyncio.create_task(add(1, 2), name="adder")
    print(task.get_name(), task.done(), task.cancelled())
    try:
        task.result()
    except asyncio.InvalidStateError as error:
        print(error)
    print(await task, task.done(), task.result(), task.exception())
    failing = asyncio.create_task(fail())
    await asyncio.sleep(0)
    print(failing.done(), repr(failing.exception()))
    try:
        await failing
    except KeyError as error:
        print("awaited", error)
    log = []
    called = asyncio.create_task(add(2, 3))
    called.add_done_callback(lambda t: log.append(t.result()))
    await called
    await asyncio.sleep(0)
    print(log, asyncio.current_task() is not None, len(asyncio.all_tasks()))


asyncio.run(main())
