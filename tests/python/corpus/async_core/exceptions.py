# Exceptions go through await.
import asyncio


async def fail(kind):
    await asyncio.sleep(0)
    raise kind("from the coroutine")


async def main():
    for kind in (ValueError, KeyError):
        try:
            await fail(kind)
        except ValueError as error:
            print("value", error)
        except LookupError as error:
            print("lookup", error)
        finally:
            print("finally")
    try:
        await 5
    except TypeError as error:
        print(error)
    c = fail(OSError)
    try:
        await c
    except OSError:
        pass
    try:
        await c
    except RuntimeError as error:
        print(error)
    await fail(ZeroDivisionError)


try:
    asyncio.run(main())
except ZeroDivisionError as error:
    print("outside", error)
