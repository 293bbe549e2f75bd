import _thread


class Empty(Exception):
    pass


class Full(Exception):
    pass


Empty.__module__ = "_queue"


class Queue:
    _order = "fifo"

    def __init__(self, maxsize=0):
        self.maxsize = maxsize
        self._made = _thread.queue(self._order, maxsize)

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        for name in ("_init", "_put", "_get", "_qsize"):
            if name in cls.__dict__:
                raise NotImplementedError(f"overriding {name} of a queue is not there: put and get are one step here; override put and get instead")

    def put(self, item, block=True, timeout=None):
        if block and timeout is not None and self.maxsize > 0 and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        if not self._made.put(item, block, timeout):
            raise Full

    def get(self, block=True, timeout=None):
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        got = self._made.get(block, timeout)
        if got is None:
            raise Empty
        return got[0]

    def put_nowait(self, item):
        return self.put(item, block=False)

    def get_nowait(self):
        return self.get(block=False)

    def task_done(self):
        self._made.task_done()

    def join(self):
        self._made.join()

    def qsize(self):
        return self._made.size()

    def empty(self):
        return not self._made.size()

    def full(self):
        return 0 < self.maxsize <= self._made.size()

    @property
    def unfinished_tasks(self):
        return self._made.unfinished()

    @property
    def queue(self):
        return self._made.items()


class LifoQueue(Queue):
    _order = "lifo"


class PriorityQueue(Queue):
    _order = "heap"


class SimpleQueue:
    def __init__(self):
        self._made = _thread.queue("fifo", 0)

    def put(self, item, block=True, timeout=None):
        self._made.put(item, True, None)

    def get(self, block=True, timeout=None):
        if block and timeout is not None and timeout < 0:
            raise ValueError("'timeout' must be a non-negative number")
        got = self._made.get(block, timeout)
        if got is None:
            raise Empty
        return got[0]

    def put_nowait(self, item):
        self.put(item)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return self._made.size()

    def empty(self):
        return not self._made.size()
