# What asyncio says about misuse.
import asyncio


async def work():
    return 1


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: asyncio.run(5))
attempt(lambda: asyncio.get_running_loop())


async def main():
    another = work()
    try:
        asyncio.run(another)
    except RuntimeError as error:
        print(error)
    print(await another)
    for bad in (lambda: asyncio.create_task(5), lambda: asyncio.gather(5), lambda: asyncio.ensure_future("x")):
        attempt(bad)
    try:
        await work
    except TypeError as error:
        print(error)
    try:
        await None
    except TypeError as error:
        print(error)
    print(await work() + await work())


asyncio.run(main())
