#@variant with the bug
import asyncio
import time

DELAY_MS = 40  #@param {type: "integer", min: 0, max: 1000}


async def fetch(name):
    time.sleep(DELAY_MS / 1000)
    return f"page {name}"


async def main():
    begin = time.perf_counter()
    pages = await asyncio.gather(*(fetch(name) for name in "abc"))
    waited = (time.perf_counter() - begin) * 1000 / DELAY_MS if DELAY_MS else 0
    print(", ".join(pages))
    print(f"took as long as about {waited:.0f} of them")


asyncio.run(main())

#@variant fixed
import asyncio
import time

DELAY_MS = 40  #@param {type: "integer", min: 0, max: 1000}


async def fetch(name):
    await asyncio.sleep(DELAY_MS / 1000)
    return f"page {name}"


async def main():
    begin = time.perf_counter()
    pages = await asyncio.gather(*(fetch(name) for name in "abc"))
    waited = (time.perf_counter() - begin) * 1000 / DELAY_MS if DELAY_MS else 0
    print(", ".join(pages))
    print(f"took as long as about {waited:.0f} of them")


asyncio.run(main())
