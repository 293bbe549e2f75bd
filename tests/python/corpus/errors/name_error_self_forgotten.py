# A method without self.
class Counter:
    def __init__(self):
        self.count = 0

    def increment(self):
        count += 1

    def twice(self):
        increment()
        increment()


Counter().twice()
