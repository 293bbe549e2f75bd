# The warning for a coroutine that nobody awaits.
import asyncio


async def save():
    print("never printed")


async def main():
    save()
    print("forgot to await")


asyncio.run(main())
