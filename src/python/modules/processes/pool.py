

class RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


RemoteTraceback.__module__ = "multiprocessing.pool"


class MaybeEncodingError(Exception):
    def __init__(self, exc, value):
        self.exc = repr(exc)
        self.value = repr(value)
        super().__init__(self.exc, self.value)

    def __str__(self):
        return f"Error sending result: '{self.value}'. Reason: '{self.exc}'"


MaybeEncodingError.__module__ = "multiprocessing.pool"


def _mapped(args):
    f, items = args
    return [f(item) for item in items]


def _starmapped(args):
    f, items = args
    return [f(*item) for item in items]


# What a worker of a pool does until it is told to end.
def _work(tasks, results, initializer, initargs, most):
    import _machine

    _machine.at_death(lambda: results.put((None, False, None, None), True, None))
    if initializer is not None:
        initializer(*initargs)
    done = 0
    while most is None or done < most:
        task = tasks.get(True, None)[0]
        if task is None:
            tasks.put(None, True, None)
            return
        number, f, args, kwargs = task
        try:
            answer = (number, True, f(*args, **kwargs), None)
        except Exception as error:
            answer = (number, False, error, _thread.traceback(error))
        try:
            results.put(answer, True, None)
        except Exception as error:
            results.put((number, False, MaybeEncodingError(error, answer[2]), None), True, None)
        done += 1


class _Worker(_Shared):
    def __init__(self, *args):
        self.args = args

    def __call__(self):
        _work(*self.args)


class Workers:
    """Processes that work on tasks, and a thread that hands out their results."""

    def __init__(self, count, initializer, initargs, name, most=None, broken=None):
        # Called where a process has ended in the middle of its work.
        self.broken = broken
        self.tasks = _thread.channel(0)
        self.results = _thread.channel(0)
        self.waiting = {}
        self.numbers = 0
        self.lock = threading.Lock()
        self.processes = []
        self.make = lambda: Process(target=_Worker(self.tasks, self.results, initializer, initargs, most), name=None, daemon=True)
        self.name = name
        for _ in range(count):
            p = self.make()
            p._name = p._name.replace("Process", name)
            p.start()
            self.processes.append(p)
        self.thread = _thread.start(self.hand_out, "QueueManagerThread", True)

    def submit(self, done, f, args, kwargs):
        with self.lock:
            self.numbers += 1
            number = self.numbers
            self.waiting[number] = done
        try:
            self.tasks.put((number, f, args, kwargs), True, None)
        except Exception as error:
            self.waiting.pop(number, None)
            done(False, error, None)

    def hand_out(self):
        while True:
            got = self.results.get(True, None)[0]
            if got is None:
                return
            number, good, value, tb = got
            if number is None and self.broken is not None:
                return self.broken()
            done = self.waiting.pop(number, None)
            if done is not None:
                done(good, value, tb)

    def close(self):
        self.tasks.put(None, True, None)

    def join(self):
        for p in self.processes:
            p.join()
        self.results.put(None, True, None)

    def terminate(self):
        for p in self.processes:
            p.terminate()


class ApplyResult:
    def __init__(self, callback=None, error_callback=None):
        self._event = threading.Event()
        self._callback = callback
        self._error_callback = error_callback
        self._success = True
        self._value = None

    def ready(self):
        return self._event.is_set()

    def successful(self):
        if not self.ready():
            raise ValueError(f"{self!r} not ready")
        return self._success

    def wait(self, timeout=None):
        self._event.wait(timeout)

    def get(self, timeout=None):
        self.wait(timeout)
        if not self.ready():
            raise TimeoutError
        if self._success:
            return self._value
        raise self._value

    def _done(self, good, value, tb):
        if not good and tb is not None:
            value.__cause__ = RemoteTraceback(f'\n"""\n{tb}"""')
        self._success, self._value = good, value
        if good and self._callback:
            self._callback(value)
        if not good and self._error_callback:
            self._error_callback(value)
        self._event.set()


AsyncResult = ApplyResult


class MapResult(ApplyResult):
    def __init__(self, chunks, callback, error_callback):
        super().__init__(callback, error_callback)
        self._chunks = [None] * chunks
        self._left = chunks
        if not chunks:
            self._value = []
            self._event.set()

    def _chunk(self, i):
        def done(good, value, tb):
            self._left -= 1
            if good and self._success:
                self._chunks[i] = value
            elif self._success:
                if tb is not None:
                    value.__cause__ = RemoteTraceback(f'\n"""\n{tb}"""')
                self._success, self._value = False, value
            if self._left == 0:
                if self._success:
                    self._value = [item for chunk in self._chunks for item in chunk]
                    if self._callback:
                        self._callback(self._value)
                elif self._error_callback:
                    self._error_callback(self._value)
                self._event.set()

        return done


class IMapIterator:
    def __init__(self, count, ordered):
        self._count = count
        self._ordered = ordered
        self._next = 0
        self._arrived = _thread.queue("fifo", 0)
        self._early = {}

    def __iter__(self):
        return self

    def __next__(self):
        return self.next()

    def next(self, timeout=None):
        if self._next >= self._count:
            raise StopIteration
        while True:
            if self._ordered and self._next in self._early:
                good, value = self._early.pop(self._next)
                break
            got = self._arrived.get(True, timeout)
            if got is None:
                raise TimeoutError
            i, good, value = got[0]
            if not self._ordered:
                break
            self._early[i] = (good, value)
        self._next += 1
        if good:
            return value
        raise value

    def _done(self, i):
        def done(good, value, tb):
            if not good and tb is not None:
                value.__cause__ = RemoteTraceback(f'\n"""\n{tb}"""')
            self._arrived.put((i, good, value), True, None)

        return done


def _chunks(items, size):
    return [items[n:n + size] for n in range(0, len(items), size)]


class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        if processes is None:
            processes = cpu_count() or 1
        if processes < 1:
            raise ValueError("Number of processes must be at least 1")
        if maxtasksperchild is not None:
            raise NotImplementedError("maxtasksperchild is not there: the processes of a pool live as long as it does")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._processes = processes
        self._state = "RUN"
        self._workers = Workers(processes, initializer, initargs, "SpawnPoolWorker")

    def __repr__(self):
        return f"<multiprocessing.pool.Pool state={self._state} pool_size={self._processes}>"

    def _check_running(self):
        if self._state != "RUN":
            raise ValueError("Pool not running")

    def apply(self, func, args=(), kwds={}):
        return self.apply_async(func, args, kwds).get()

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        self._check_running()
        result = ApplyResult(callback, error_callback)
        self._workers.submit(result._done, func, tuple(args), dict(kwds))
        return result

    def map(self, func, iterable, chunksize=None):
        return self._map(func, iterable, _mapped, chunksize).get()

    def starmap(self, func, iterable, chunksize=None):
        return self._map(func, iterable, _starmapped, chunksize).get()

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, iterable, _mapped, chunksize, callback, error_callback)

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return self._map(func, iterable, _starmapped, chunksize, callback, error_callback)

    def _map(self, func, iterable, mapper, chunksize, callback=None, error_callback=None):
        self._check_running()
        items = list(iterable)
        if chunksize is None:
            chunksize, more = divmod(len(items), self._processes * 4)
            if more:
                chunksize += 1
        chunks = _chunks(items, chunksize) if items else []
        result = MapResult(len(chunks), callback, error_callback)
        for i, chunk in enumerate(chunks):
            self._workers.submit(result._chunk(i), mapper, ((func, chunk),), {})
        return result

    def imap(self, func, iterable, chunksize=1):
        return self._imap(func, iterable, True)

    def imap_unordered(self, func, iterable, chunksize=1):
        return self._imap(func, iterable, False)

    def _imap(self, func, iterable, ordered):
        self._check_running()
        items = list(iterable)
        result = IMapIterator(len(items), ordered)
        for i, item in enumerate(items):
            self._workers.submit(result._done(i), func, (item,), {})
        return result

    def close(self):
        if self._state == "RUN":
            self._state = "CLOSE"
            self._workers.close()

    def terminate(self):
        self._state = "TERMINATE"
        self._workers.terminate()

    def join(self):
        if self._state == "RUN":
            raise ValueError("Pool is still running")
        self._workers.join()

    def __enter__(self):
        self._check_running()
        return self

    def __exit__(self, *args):
        self.terminate()


Pool.__module__ = "multiprocessing.pool"


def get_context(method=None):
    if method not in (None, "spawn"):
        set_start_method(method)
    import multiprocessing

    return multiprocessing


