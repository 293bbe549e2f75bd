# async for outside of async def.
def f(source):
    return [x async for x in source]


f([])
