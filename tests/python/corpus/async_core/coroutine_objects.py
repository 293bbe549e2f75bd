# What a coroutine object is good for, and what asyncio.run does not take.
import asyncio


async def forgotten():
    print("never printed")


async def main():
    result = forgotten()
    print(type(result).__name__)
    result.close()
    try:
        result + 1
    except TypeError as error:
        print(error)
    try:
        for _ in result:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
try:
    asyncio.run(main)
except ValueError as error:
    print(str(error).split(" at ")[0])
try:
    asyncio.create_task(main)
except RuntimeError as error:
    print(error)
except TypeError as error:
    print(error)
