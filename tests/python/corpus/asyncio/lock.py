# A lock over an await.
import asyncio

balance = 100


async def withdraw(amount, lock):
    global balance
    if lock:
        async with lock:
            return await change(amount)
    return await change(amount)


async def change(amount):
    global balance
    before = balance
    await asyncio.sleep(0)
    balance = before - amount
    return balance


async def main():
    global balance
    print(await asyncio.gather(*[withdraw(10, None) for _ in range(3)]), balance)
    balance = 100
    lock = asyncio.Lock()
    print(await asyncio.gather(*[withdraw(10, lock) for _ in range(3)]), balance, lock.locked())
    await lock.acquire()
    print(lock.locked())
    lock.release()
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    try:
        with lock:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
