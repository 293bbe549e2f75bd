# Futures by hand, call_soon, call_later.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future.done())
    loop.call_soon(future.set_result, "soon")
    print(await future, future.done())
    log = []
    loop.call_later(0.02, log.append, "later")
    loop.call_later(0.01, log.append, "sooner")
    handle = loop.call_later(0.01, log.append, "never")
    handle.cancel()
    loop.call_soon(log.append, "at once")
    await asyncio.sleep(0.05)
    print(log, handle.cancelled())
    failed = loop.create_future()
    failed.set_exception(KeyError("set"))
    try:
        await failed
    except KeyError as error:
        print(repr(error))
    try:
        future.set_result("twice")
    except asyncio.InvalidStateError as error:
        print(error)
    print(loop.is_running(), asyncio.iscoroutine(main), asyncio.isfuture(future))


asyncio.run(main())
