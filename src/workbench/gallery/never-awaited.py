#@variant with the bug
import asyncio

sent = []


async def send(receiver):
    await asyncio.sleep(0.01)
    sent.append(receiver)


async def main():
    await send("Ann")
    send("Bob")
    asyncio.create_task(send("Cho"))
    print("all messages are on their way")


asyncio.run(main())
print(f"received: {', '.join(sent)}")
assert sorted(sent) == ["Ann", "Bob", "Cho"], "not everybody got the message"

#@variant fixed
import asyncio

sent = []


async def send(receiver):
    await asyncio.sleep(0.01)
    sent.append(receiver)


async def main():
    await asyncio.gather(send("Ann"), send("Bob"), send("Cho"))
    print("all messages have arrived")


asyncio.run(main())
print(f"received: {', '.join(sent)}")
assert sorted(sent) == ["Ann", "Bob", "Cho"], "not everybody got the message"
