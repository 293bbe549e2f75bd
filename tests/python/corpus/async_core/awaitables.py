# __await__, and driving a coroutine by hand.
class Pause:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        received = yield self.value
        return received


async def talk():
    first = await Pause("question 1")
    second = await Pause("question 2")
    return first, second


c = talk()
print(c.send(None))
print(c.send("answer 1"))
try:
    c.send("answer 2")
except StopIteration as stop:
    print(stop.value)
c = talk()
c.send(None)
try:
    c.throw(ValueError("thrown in"))
except ValueError as error:
    print(error)
c = talk()
c.send(None)
c.close()
try:
    c.send(None)
except RuntimeError as error:
    print(error)


class Wrong:
    def __await__(self):
        return 5


async def bad():
    await Wrong()


try:
    bad().send(None)
except TypeError as error:
    print(error)
