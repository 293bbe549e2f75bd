import _thread
import threading
import time

FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"

_PENDING, _RUNNING, _CANCELLED, _NOTIFIED, _FINISHED = "PENDING", "RUNNING", "CANCELLED", "CANCELLED_AND_NOTIFIED", "FINISHED"
_WORDS = {_PENDING: "pending", _RUNNING: "running", _CANCELLED: "cancelled", _NOTIFIED: "cancelled", _FINISHED: "finished"}


class Error(Exception):
    pass


class CancelledError(Error):
    pass


class InvalidStateError(Error):
    pass


class BrokenExecutor(RuntimeError):
    pass


TimeoutError = TimeoutError

for _error in (Error, CancelledError, InvalidStateError, BrokenExecutor):
    _error.__module__ = "concurrent.futures._base"


class Future:
    def __init__(self):
        self._condition = threading.Condition()
        self._state = _PENDING
        self._result = None
        self._exception = None
        self._callbacks = []

    def __repr__(self):
        with self._condition:
            at = f"<{self.__class__.__name__} at {id(self):#x} state={_WORDS[self._state]}"
            if self._state == _FINISHED:
                if self._exception:
                    return f"{at} raised {self._exception.__class__.__name__}>"
                return f"{at} returned {self._result.__class__.__name__}>"
            return at + ">"

    def cancel(self):
        with self._condition:
            if self._state in (_RUNNING, _FINISHED):
                return False
            if self._state in (_CANCELLED, _NOTIFIED):
                return True
            self._state = _CANCELLED
            self._condition.notify_all()
        self._call_back()
        return True

    def cancelled(self):
        return self._state in (_CANCELLED, _NOTIFIED)

    def running(self):
        return self._state == _RUNNING

    def done(self):
        return self._state in (_CANCELLED, _NOTIFIED, _FINISHED)

    def _call_back(self):
        for callback in self._callbacks:
            self._call_one(callback)

    def _call_one(self, callback):
        try:
            callback(self)
        except Exception as error:
            _thread.say(f"exception calling callback for {self!r}\n" + _thread.traceback(error))

    def add_done_callback(self, fn):
        with self._condition:
            if self._state not in (_CANCELLED, _NOTIFIED, _FINISHED):
                self._callbacks.append(fn)
                return
        self._call_one(fn)

    def _wait(self, timeout):
        with self._condition:
            self._condition.wait_for(self.done, timeout)
            if not self.done():
                raise TimeoutError()
            if self._state != _FINISHED:
                raise CancelledError()

    def result(self, timeout=None):
        self._wait(timeout)
        if self._exception is not None:
            try:
                raise self._exception
            finally:
                self = None
        return self._result

    def exception(self, timeout=None):
        self._wait(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        with self._condition:
            if self._state == _CANCELLED:
                self._state = _NOTIFIED
                self._condition.notify_all()
                return False
            if self._state == _PENDING:
                self._state = _RUNNING
                return True
            raise RuntimeError("Future in unexpected state")

    def _set(self, result, exception):
        with self._condition:
            if self._state in (_CANCELLED, _NOTIFIED, _FINISHED):
                raise InvalidStateError(f"{self._state}: {self!r}")
            self._result = result
            self._exception = exception
            self._state = _FINISHED
            self._condition.notify_all()
        self._call_back()

    def set_result(self, result):
        self._set(result, None)

    def set_exception(self, exception):
        self._set(None, exception)


Future.__module__ = "concurrent.futures._base"


class Executor:
    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        end = None if timeout is None else timeout + time.monotonic()
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        return _in_turn(futures, end)

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        self.shutdown(wait=True)
        return False


def _in_turn(futures, end):
    # Each is let go of before its result is handed out.
    left = futures[::-1]
    futures.clear()
    try:
        for _ in range(len(left)):
            yield _take(left.pop(), None if end is None else end - time.monotonic())
    finally:
        for future in reversed(left):
            future.cancel()


def _take(future, timeout=None):
    try:
        return future.result(timeout)
    finally:
        future.cancel()
        del future


class BrokenThreadPool(BrokenExecutor):
    pass


_shut_down = False
_pools = threading.Lock()
_pool_count = 0


class ThreadPoolExecutor(Executor):
    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        global _pool_count
        if max_workers is None:
            import _os

            max_workers = min(32, (_os.cpu_count() or 1) + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        with _pools:
            number = _pool_count
            if not thread_name_prefix:
                _pool_count += 1
        self._max_workers = max_workers
        self._prefix = thread_name_prefix or f"ThreadPoolExecutor-{number}"
        self._initializer = initializer
        self._initargs = initargs
        self._work = _thread.queue("fifo", 0)
        self._idle = _thread.counter(0)
        self._threads = []
        self._lock = threading.Lock()
        self._shutdown = False
        self._broken = False
        # At its end, idle threads end as well.
        self._guard = _thread.guard(_leave, self._work)
        threading._register_atexit(_leave, self._work)

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            future = Future()
            self._work.put((future, fn, args, kwargs), True, None)
            if not self._idle.take(0) and len(self._threads) < self._max_workers:
                self._start()
            return future

    def _start(self):
        name = f"{self._prefix}_{len(self._threads)}"
        state = _Workers(self)
        t = threading.Thread(name=name, target=_worker, args=(self._work, self._idle, self._initializer, self._initargs, state))
        # The pool waits for it at its end, and so does the program.
        t.start()
        self._threads.append(t)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            self._shutdown = True
            if cancel_futures:
                while (got := self._work.get(False, None)) is not None:
                    if got[0] is not None:
                        got[0][0].cancel()
            self._work.put(None, True, None)
        if wait:
            for t in self._threads:
                t.join()


ThreadPoolExecutor.__module__ = "concurrent.futures.thread"
BrokenThreadPool.__module__ = "concurrent.futures.thread"


class _Workers:
    def __init__(self, pool):
        self.lock = pool._lock
        self.threads = pool._threads
        self.broken = lambda why: setattr(pool, "_broken", why)


def _leave(work):
    work.put(None, True, None)


def _worker(work, idle, initializer, initargs, state):
    if initializer is not None:
        try:
            initializer(*initargs)
        except BaseException as error:
            _thread.say("Exception in initializer:\n" + _thread.traceback(error))
            why = "A thread initializer failed, the thread pool is not usable anymore"
            state.broken(why)
            while (got := work.get(False, None)) is not None:
                if got[0] is not None:
                    got[0][0].set_exception(BrokenThreadPool(why))
            return
    del state
    while True:
        got = work.get(False, None)
        if got is None:
            idle.give(1, -1)
            got = work.get(True, None)
        if got[0] is None:
            # The next one is to see it too.
            work.put(None, True, None)
            return
        future, fn, args, kwargs = got[0]
        got = None
        if not future.set_running_or_notify_cancel():
            continue
        try:
            result = fn(*args, **kwargs)
        except BaseException as error:
            future.set_exception(error)
            future = None
        else:
            future.set_result(result)
        result = future = fn = args = kwargs = None


class DoneAndNotDoneFutures(tuple):
    @property
    def done(self):
        return self[0]

    @property
    def not_done(self):
        return self[1]

    def __repr__(self):
        return f"DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})"


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = set(fs)
    condition = threading.Condition()

    def enough():
        done = [f for f in fs if f.done()]
        if len(done) == len(fs):
            return True
        if return_when == FIRST_COMPLETED and done:
            return True
        return return_when == FIRST_EXCEPTION and any(not f.cancelled() and f.exception() for f in done)

    def tell(_):
        with condition:
            condition.notify_all()

    for f in fs:
        f.add_done_callback(tell)
    with condition:
        condition.wait_for(enough, timeout)
        done = {f for f in fs if f.done()}
    for f in fs:
        _forget(f, tell)
    return DoneAndNotDoneFutures((done, fs - done))


def _forget(future, callback):
    with future._condition:
        if callback in future._callbacks and not future.done():
            future._callbacks.remove(callback)


def as_completed(fs, timeout=None):
    end = None if timeout is None else timeout + time.monotonic()
    fs = set(fs)
    total = len(fs)
    finished = _thread.queue("fifo", 0)
    pending = set(fs)

    def tell(f):
        finished.put(f, True, None)

    for f in fs:
        f.add_done_callback(tell)
    try:
        while pending:
            left = None
            if end is not None:
                left = end - time.monotonic()
                if left < 0:
                    raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            got = finished.get(True, left)
            if got is None:
                raise TimeoutError(f"{len(pending)} (of {total}) futures unfinished")
            pending.discard(got[0])
            yield got[0]
    finally:
        for f in pending:
            _forget(f, tell)


