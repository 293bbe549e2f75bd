# to_thread and run_in_executor.
import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor


def blocking(n):
    return n * 2, threading.current_thread() is threading.main_thread()


def fail():
    raise OSError("in a thread")


async def main():
    print(await asyncio.to_thread(blocking, 5), blocking(1))
    print(await asyncio.gather(*[asyncio.to_thread(blocking, n) for n in range(3)]))
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(1) as pool:
        print(await loop.run_in_executor(pool, blocking, 7))
    print(await loop.run_in_executor(None, len, "abc"))
    try:
        await asyncio.to_thread(fail)
    except OSError as error:
        print(error)


asyncio.run(main())
