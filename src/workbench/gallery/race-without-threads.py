#@variant with the bug
import asyncio

seats = 1
#@always seats >= 0


async def pay(name):
    await asyncio.sleep(0)


async def book(name):
    global seats
    if seats > 0:
        await pay(name)
        seats -= 1
        print(f"{name} has a seat")
    else:
        print(f"{name} has to stand")


async def main():
    await asyncio.gather(book("Ann"), book("Bob"))


asyncio.run(main())
print(f"seats left: {seats}")

#@variant fixed
import asyncio

seats = 1
#@always seats >= 0


async def pay(name):
    await asyncio.sleep(0)


async def book(name):
    global seats
    if seats > 0:
        seats -= 1
        await pay(name)
        print(f"{name} has a seat")
    else:
        print(f"{name} has to stand")


async def main():
    await asyncio.gather(book("Ann"), book("Bob"))


asyncio.run(main())
print(f"seats left: {seats}")
