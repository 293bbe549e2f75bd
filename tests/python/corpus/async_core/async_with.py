# __aenter__ and __aexit__.
import asyncio
from contextlib import asynccontextmanager


class Connection:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await asyncio.sleep(0)
        print("open", self.name)
        return self

    async def __aexit__(self, kind, error, trace):
        await asyncio.sleep(0)
        print("close", self.name, kind and kind.__name__)
        return self.swallow


@asynccontextmanager
async def session(name):
    print("begin", name)
    try:
        yield name.upper()
    finally:
        print("end", name)


async def main():
    async with Connection("a") as a, Connection("b"):
        print(a.name)
    async with Connection("c", swallow=True):
        raise ValueError("swallowed")
    try:
        async with session("s") as s:
            print(s)
            raise KeyError("out")
    except KeyError as error:
        print(repr(error))
    try:
        async with open:
            pass
    except TypeError as error:
        print(error)
    try:
        with Connection("d"):
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
