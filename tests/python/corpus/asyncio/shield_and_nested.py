# shield protects; cancelling goes inwards.
import asyncio


async def inner():
    try:
        await asyncio.sleep(0.02)
        print("inner done")
        return "inner's result"
    except asyncio.CancelledError:
        print("inner cancelled")
        raise


async def plain():
    await inner()


async def main():
    task = asyncio.create_task(plain())
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("plain cancelled")
    protected = asyncio.create_task(inner())
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(protected), 5))
    await asyncio.sleep(0)
    outer.cancel()
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled")
    print(await protected)


asyncio.run(main())
