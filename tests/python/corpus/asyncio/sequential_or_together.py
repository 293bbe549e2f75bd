# Waits one after another and together, in the order of a log.
import asyncio

log = []


async def step(name, delay):
    log.append(f"{name} begins")
    await asyncio.sleep(delay)
    log.append(f"{name} ends")


async def main():
    for n in "ab":
        await step(n, 0)
    print(log)
    log.clear()
    await asyncio.gather(*[step(n, 0) for n in "ab"])
    print(log)
    log.clear()
    tasks = [asyncio.create_task(step("slow", 0.02)), asyncio.create_task(step("quick", 0.01))]
    log.append("both created")
    for t in tasks:
        await t
    print(log)


asyncio.run(main())
