# asend, athrow, aclose, and generators in a pipeline.
import asyncio


async def source(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i


async def doubled(items):
    async for item in items:
        yield item * 2


async def conversation():
    answer = None
    while True:
        try:
            answer = yield f"got {answer}"
        except ValueError as error:
            answer = f"error {error}"
        if answer == "bye":
            return


async def main():
    print([x async for x in doubled(source(4))])
    print(sum([x async for x in source(5)]), max([x async for x in doubled(source(3))]))
    c = conversation()
    print(await c.asend(None), await c.asend("hi"), await c.athrow(ValueError("v")))
    try:
        await c.asend("bye")
    except StopAsyncIteration:
        print("conversation over")
    g = source(3)
    print(await g.__anext__())
    await g.aclose()
    print([x async for x in g])
    print(type(g).__name__)


asyncio.run(main())
