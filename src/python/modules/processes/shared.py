

class _Shared:
    _shared_between_processes = True


class Lock(_Shared):
    def __init__(self, *, ctx=None):
        self._made = _thread.allocate_lock()

    def acquire(self, block=True, timeout=None):
        if not block:
            return self._made.acquire(False)
        if timeout is None:
            return self._made.acquire()
        return self._made.acquire(True, max(0, timeout))

    def release(self):
        if not self._made.locked():
            raise ValueError("semaphore or lock released too many times")
        self._made.release()

    def __enter__(self):
        return self._made.acquire()

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        owner = "None" if not self._made.locked() else "SomeOtherProcess"
        return f"<Lock(owner={owner})>"


class RLock(_Shared):
    def __init__(self, *, ctx=None):
        self._made = _thread.allocate_rlock()

    def acquire(self, block=True, timeout=None):
        if not block:
            return self._made.acquire(False)
        if timeout is None:
            return self._made.acquire()
        return self._made.acquire(True, max(0, timeout))

    def release(self):
        if not self._made._is_owned():
            raise AssertionError("attempt to release recursive lock not owned by thread")
        self._made.release()

    def __enter__(self):
        return self._made.acquire()

    def __exit__(self, *args):
        self.release()

    def _is_owned(self):
        return self._made._is_owned()

    def _release_save(self):
        return self._made._release_save()

    def _acquire_restore(self, saved):
        return self._made._acquire_restore(saved)


class Semaphore(_Shared):
    _most = -1

    def __init__(self, value=1, *, ctx=None):
        self._counter = _thread.counter(value)

    def acquire(self, block=True, timeout=None):
        return self._counter.take(timeout if block else 0)

    def release(self):
        if not self._counter.give(1, self._most):
            raise ValueError("semaphore or lock released too many times")

    def get_value(self):
        return self._counter.value()

    def __enter__(self):
        return self._counter.take(None)

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1, *, ctx=None):
        super().__init__(value)
        self._most = value


class Event(_Shared):
    def __init__(self, *, ctx=None):
        self._flag = _thread.flag()

    def is_set(self):
        return self._flag.value()

    def set(self):
        self._flag.set()

    def clear(self):
        self._flag.clear()

    def wait(self, timeout=None):
        return self._flag.wait(timeout)


class Condition(_Shared):
    def __init__(self, lock=None, *, ctx=None):
        self._lock = RLock() if lock is None else lock
        self._waiting = _thread.waiters()

    def acquire(self, *args):
        return self._lock.acquire(*args)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        made = self._lock._made
        assert made._is_owned(), "must acquire() condition before using wait()"
        ticket = self._waiting.enter()
        saved = made._release_save()
        try:
            return self._waiting.wait(ticket, timeout)
        finally:
            made._acquire_restore(saved)

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else time.monotonic() + timeout
        result = predicate()
        while not result:
            left = None if end is None else end - time.monotonic()
            if left is not None and left <= 0:
                break
            self.wait(left)
            result = predicate()
        return result

    def notify(self, n=1):
        assert self._lock._made._is_owned(), "lock is not owned"
        self._waiting.notify(n)

    def notify_all(self):
        self.notify(self._waiting.count())


class Barrier(_Shared):
    def __init__(self, parties, action=None, timeout=None, *, ctx=None):
        self._cond = Condition()
        self._cells = _thread.cells([0, 0, 0])
        self._parties = parties
        self._action = action
        self._timeout = timeout

    # The cells: how many wait, which round it is, whether it is broken.
    def wait(self, timeout=None):
        if timeout is None:
            timeout = self._timeout
        with self._cond:
            if self._cells.get(2):
                raise threading.BrokenBarrierError
            index, round_ = self._cells.get(0), self._cells.get(1)
            if index + 1 == self._parties:
                if self._action:
                    self._action()
                self._cells.set(0, 0)
                self._cells.set(1, round_ + 1)
                self._cond.notify_all()
            else:
                self._cells.set(0, index + 1)
                there = self._cond.wait_for(lambda: self._cells.get(1) != round_ or self._cells.get(2), timeout)
                if not there or self._cells.get(2):
                    self._cells.set(2, 1)
                    self._cond.notify_all()
                    raise threading.BrokenBarrierError
            return index

    def abort(self):
        with self._cond:
            self._cells.set(2, 1)
            self._cond.notify_all()

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return self._cells.get(0)

    @property
    def broken(self):
        return bool(self._cells.get(2))


class Queue(_Shared):
    def __init__(self, maxsize=0, *, ctx=None):
        self._maxsize = maxsize
        self._channel = _thread.channel(maxsize)

    def put(self, obj, block=True, timeout=None):
        from queue import Full

        try:
            room = self._channel.put(obj, block, timeout)
        except Exception as error:
            # As CPython's feeder thread: it is said, and the item does not arrive.
            _thread.say(_thread.traceback(error))
            return
        if not room:
            raise Full

    def get(self, block=True, timeout=None):
        from queue import Empty

        got = self._channel.get(block, timeout)
        if got is None:
            raise Empty
        return got[0]

    def put_nowait(self, obj):
        return self.put(obj, False)

    def get_nowait(self):
        return self.get(False)

    def qsize(self):
        return self._channel.size()

    def empty(self):
        return self._channel.size() == 0

    def full(self):
        return 0 < self._maxsize <= self._channel.size()

    def close(self):
        pass

    def join_thread(self):
        pass

    def cancel_join_thread(self):
        pass


class JoinableQueue(Queue):
    def task_done(self):
        self._channel.task_done()

    def join(self):
        self._channel.join()


class SimpleQueue(_Shared):
    def __init__(self, *, ctx=None):
        self._channel = _thread.channel(0)

    def put(self, obj):
        self._channel.put(obj, True, None)

    def get(self):
        return self._channel.get(True, None)[0]

    def empty(self):
        return self._channel.size() == 0

    def close(self):
        pass


class Connection(_Shared):
    def __init__(self, incoming, outgoing):
        self._incoming = incoming
        self._outgoing = outgoing
        self._closed = False

    # Another process has a handle of its own, which it closes at its end. It counts from here on: who sends it may close
    # this one before the other has begun.
    def __getstate__(self):
        if not self._closed and self._outgoing is not None:
            self._outgoing.open()
        return dict(self.__dict__)

    def __setstate__(self, state):
        for name, value in state.items():
            setattr(self, name, value)
        if not self._closed:
            _connections.append(self)

    def _check(self, channel, what):
        if self._closed:
            raise OSError("handle is closed")
        if channel is None:
            raise OSError(f"connection is {what}-only")

    def send(self, obj):
        self._check(self._outgoing, "read")
        self._outgoing.put(obj, True, None)

    def recv(self):
        self._check(self._incoming, "write")
        return self._incoming.get(True, None)[0]

    def send_bytes(self, data):
        self.send(bytes(data))

    def recv_bytes(self, maxlength=None):
        return self.recv()

    def poll(self, timeout=0.0):
        self._check(self._incoming, "write")
        return self._incoming.poll(timeout)

    def close(self):
        if not self._closed:
            self._closed = True
            if self._outgoing is not None:
                self._outgoing.close()

    @property
    def closed(self):
        return self._closed

    @property
    def readable(self):
        return self._incoming is not None

    @property
    def writable(self):
        return self._outgoing is not None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


_connections = []
Connection.__module__ = "multiprocessing.connection"


def Pipe(duplex=True):
    there = _thread.channel(0, "pipe")
    if not duplex:
        return Connection(there, None), Connection(None, there)
    back = _thread.channel(0, "pipe")
    return Connection(back, there), Connection(there, back)


# Bytes of an integer, and whether it has a sign; or that it is a float.
_TYPES = {"b": (1, True), "B": (1, False), "h": (2, True), "H": (2, False), "i": (4, True), "I": (4, False), "l": (8, True), "L": (8, False), "q": (8, True), "Q": (8, False), "f": None, "d": None}


def _fit(code, value):
    kind = _TYPES[code]
    if kind is None:
        if isinstance(value, (int, float)):
            return float(value)
        raise TypeError(f"must be real number, not {type(value).__name__}")
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    size, signed = kind
    value = int(value) & ((1 << 8 * size) - 1)
    if signed and value >> (8 * size - 1):
        value -= 1 << 8 * size
    return value


def _check_type(code):
    if code not in _TYPES:
        if code in ("c", "u"):
            raise NotImplementedError(f"shared memory of type {code!r} is not there: use numbers, or a Queue for texts")
        raise TypeError("this type has no size")


class Synchronized(_Shared):
    def __init__(self, code, value, lock):
        self._code = code
        self._cells = _thread.cells([_fit(code, value)])
        self._lock = lock

    @property
    def value(self):
        return self._cells.get(0)

    @value.setter
    def value(self, value):
        self._cells.set(0, _fit(self._code, value))

    def get_lock(self):
        return self._lock

    def get_obj(self):
        return self

    def acquire(self, *args):
        return self._lock.acquire(*args)

    def release(self):
        self._lock.release()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


class SynchronizedArray(Synchronized):
    def __init__(self, code, values, lock):
        self._code = code
        self._cells = _thread.cells([_fit(code, v) for v in values])
        self._lock = lock

    def __len__(self):
        return len(self._cells)

    def _at(self, i):
        n = len(self._cells)
        if i < 0:
            i += n
        if not 0 <= i < n:
            raise IndexError("invalid index")
        return i

    def __getitem__(self, i):
        if isinstance(i, slice):
            return [self._cells.get(n) for n in range(len(self._cells))[i]]
        return self._cells.get(self._at(i))

    def __setitem__(self, i, value):
        if isinstance(i, slice):
            places = range(len(self._cells))[i]
            values = list(value)
            if len(places) != len(values):
                raise ValueError("Can only assign sequence of same size")
            for n, v in zip(places, values):
                self._cells.set(n, _fit(self._code, v))
            return
        self._cells.set(self._at(i), _fit(self._code, value))

    def __iter__(self):
        for n in range(len(self._cells)):
            yield self._cells.get(n)


Synchronized.__module__ = SynchronizedArray.__module__ = "multiprocessing.sharedctypes"


def Value(typecode_or_type, *args, lock=True):
    _check_type(typecode_or_type)
    value = args[0] if args else 0
    return Synchronized(typecode_or_type, value, RLock() if lock is True or lock is None else lock or None)


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    _check_type(typecode_or_type)
    values = [0] * size_or_initializer if isinstance(size_or_initializer, int) else list(size_or_initializer)
    return SynchronizedArray(typecode_or_type, values, RLock() if lock is True or lock is None else lock or None)


RawValue = Value
RawArray = Array


# The process that has the objects of a manager, and does what its proxies ask.
class _Server(Process):
    def __init__(self, requests):
        super().__init__(name="SyncManager-" + str(len(_children) + 1), daemon=True)
        self._requests = requests

    def run(self):
        objects = {}
        while True:
            number, method, args, kwargs, answer = self._requests.get(True, None)[0].what
            try:
                if method == "":
                    return
                if method == "new":
                    kind, *args = args
                    objects[number] = _MADE[kind](*args, **kwargs)
                    result = None
                else:
                    result = getattr(objects[number], method)(*args, **kwargs)
                    if method in ("keys", "values", "items"):
                        result = list(result)
                answer.put((True, result), True, None)
            except Exception as error:
                answer.put((False, error), True, None)


class Namespace:
    def __init__(self, /, **kwargs):
        for name, value in kwargs.items():
            setattr(self, name, value)


_MADE = {"dict": dict, "list": list, "Namespace": Namespace}


class _Request(_Shared):
    def __init__(self, what):
        self.what = what


class BaseProxy(_Shared):
    def __init__(self, requests, number):
        self._requests = requests
        self._number = number

    def _callmethod(self, method, args=(), kwargs={}):
        answer = _thread.channel(0)
        self._requests.put(_Request((self._number, method, args, kwargs, answer)), True, None)
        good, result = answer.get(True, None)[0]
        if good:
            return result
        raise result

    def __repr__(self):
        return f"<{type(self).__name__} object, typeid '{self._kind}' at {id(self):#x}>"

    def __str__(self):
        return self._callmethod("__repr__")

    def _getvalue(self):
        return self._callmethod("copy")


def _method(name):
    def call(self, *args, **kwargs):
        return self._callmethod(name, args, kwargs)

    call.__name__ = name
    return call


class DictProxy(BaseProxy):
    _kind = "dict"

    def __iter__(self):
        return iter(self._callmethod("keys"))


class ListProxy(BaseProxy):
    _kind = "list"

    def __iter__(self):
        return iter(self._callmethod("copy"))

    def __iadd__(self, other):
        self._callmethod("extend", (other,))
        return self

    def __imul__(self, n):
        self._callmethod("__imul__", (n,))
        return self


class NamespaceProxy(BaseProxy):
    _kind = "Namespace"

    def __getattr__(self, name):
        if name[0] == "_":
            return object.__getattribute__(self, name)
        return self._callmethod("__getattribute__", (name,))

    def __setattr__(self, name, value):
        if name[0] == "_":
            return object.__setattr__(self, name, value)
        return self._callmethod("__setattr__", (name, value))


for _name in ("__contains__", "__delitem__", "__getitem__", "__len__", "__setitem__", "clear", "copy", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values"):
    setattr(DictProxy, _name, _method(_name))
for _name in ("__contains__", "__delitem__", "__getitem__", "__len__", "__setitem__", "__add__", "__mul__", "append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort"):
    setattr(ListProxy, _name, _method(_name))


class SyncManager:
    def __init__(self):
        self._requests = _thread.channel(0)
        self._numbers = 0
        self._server = None

    def start(self):
        self._server = _Server(self._requests)
        self._server.start()

    def __enter__(self):
        if self._server is None:
            self.start()
        return self

    def __exit__(self, *args):
        self.shutdown()

    def shutdown(self):
        if self._server is not None and self._server.is_alive():
            self._requests.put(_Request((0, "", (), {}, None)), True, None)
            self._server.join()

    def _new(self, proxy, *args, **kwargs):
        self._numbers += 1
        new = proxy(self._requests, self._numbers)
        new._callmethod("new", (new._kind, *args), kwargs)
        return new

    def dict(self, *args, **kwargs):
        return self._new(DictProxy, *args, **kwargs)

    def list(self, *args):
        return self._new(ListProxy, *args)

    def Namespace(self, **kwargs):
        return self._new(NamespaceProxy, **kwargs)

    def Queue(self, maxsize=0):
        return JoinableQueue(maxsize)

    def Lock(self):
        return Lock()

    def RLock(self):
        return RLock()

    def Event(self):
        return Event()

    def Semaphore(self, value=1):
        return Semaphore(value)

    def Condition(self, lock=None):
        return Condition(lock)

    def Barrier(self, parties, action=None, timeout=None):
        return Barrier(parties, action, timeout)

    def Value(self, typecode, value):
        return Value(typecode, value)

    def Array(self, typecode, values):
        return Array(typecode, values)


SyncManager.__module__ = DictProxy.__module__ = ListProxy.__module__ = "multiprocessing.managers"


def Manager():
    manager = SyncManager()
    manager.start()
    return manager
