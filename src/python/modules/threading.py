import _thread
from _thread import get_ident, get_native_id, TIMEOUT_MAX
from _thread import allocate_lock as Lock
from _thread import allocate_rlock as RLock
from time import monotonic as _time

ThreadError = RuntimeError


def _shown(self, state):
    # As CPython shows a primitive.
    kind = type(self)
    return f"<{kind.__module__}.{kind.__qualname__} at {id(self):#x}: {state}>"


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release
        self._waiting = _thread.waiters()

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def __repr__(self):
        return f"<Condition({self._lock}, {self._waiting.count()})>"

    def wait(self, timeout=None):
        if not self._lock._is_owned():
            raise RuntimeError("cannot wait on un-acquired lock")
        ticket = self._waiting.enter()
        saved = self._lock._release_save()
        try:
            return self._waiting.wait(ticket, timeout)
        finally:
            self._lock._acquire_restore(saved)

    def wait_for(self, predicate, timeout=None):
        end = None if timeout is None else _time() + timeout
        left = timeout
        while not (met := predicate()) and (left is None or left > 0):
            self.wait(left)
            left = None if end is None else end - _time()
        return met

    def notify(self, n=1):
        if not self._lock._is_owned():
            raise RuntimeError("cannot notify on un-acquired lock")
        self._waiting.notify(n)

    def notify_all(self):
        self.notify(self._waiting.count())

    notifyAll = notify_all


class Semaphore:
    _most = -1

    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._counter = _thread.counter(value)

    def __repr__(self):
        return _shown(self, f"value={self._value}")

    @property
    def _value(self):
        return self._counter.value()

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        return self._counter.take(timeout if blocking else 0)

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError("n must be one or more")
        if not self._counter.give(n, self._most):
            raise ValueError("Semaphore released too many times")

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._most = value

    def __repr__(self):
        return _shown(self, f"value={self._value}/{self._most}")


class Event:
    def __init__(self):
        self._flag = _thread.flag()

    def __repr__(self):
        return _shown(self, "set" if self._flag.value() else "unset")

    def is_set(self):
        return self._flag.value()

    isSet = is_set

    def set(self):
        self._flag.set()

    def clear(self):
        self._flag.clear()

    def wait(self, timeout=None):
        return self._flag.wait(timeout)


class BrokenBarrierError(RuntimeError):
    pass


class _Round:
    # One filling of a barrier: how many have come, and how it ended.
    def __init__(self):
        self.came, self.end = 0, None


_OPENED, _RESET, _BROKEN = "opened", "reset", "broken"


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self.parties = parties
        self._action, self._timeout = action, timeout
        self._change = Condition(Lock())
        self._round = _Round()

    def __repr__(self):
        return _shown(self, "broken" if self.broken else f"waiters={self.n_waiting}/{self.parties}")

    @property
    def broken(self):
        return self._round.end == _BROKEN

    @property
    def n_waiting(self):
        return 0 if self.broken else self._round.came

    def _end(self, how):
        # The next to come begins another round, unless this one is broken.
        self._round.end = how
        if how != _BROKEN:
            self._round = _Round()
        self._change.notify_all()

    def wait(self, timeout=None):
        with self._change:
            mine = self._round
            if mine.end == _BROKEN:
                raise BrokenBarrierError
            number = mine.came
            mine.came += 1
            if mine.came == self.parties:
                try:
                    if self._action is not None:
                        self._action()
                except BaseException:
                    self._end(_BROKEN)
                    raise
                self._end(_OPENED)
            elif not self._change.wait_for(lambda: mine.end, self._timeout if timeout is None else timeout):
                self._end(_BROKEN)
            if mine.end != _OPENED:
                raise BrokenBarrierError
            return number

    def reset(self):
        with self._change:
            self._end(_RESET)

    def abort(self):
        with self._change:
            self._end(_BROKEN)


class local:
    def __new__(cls, *args, **kwargs):
        self = object.__new__(cls)
        object.__setattr__(self, "_local__made", _thread.local())
        object.__setattr__(self, "_local__args", (args, kwargs))
        # The thread that makes it has its `__init__` called by the making.
        object.__getattribute__(self, "_local__made").dict()
        return self

    def __getattribute__(self, name):
        values, new = object.__getattribute__(self, "_local__made").dict()
        if new:
            cls = type(self)
            if cls.__init__ is not object.__init__:
                args, kwargs = object.__getattribute__(self, "_local__args")
                cls.__init__(self, *args, **kwargs)
        if name == "__dict__":
            return values
        if name in values:
            return values[name]
        try:
            return object.__getattribute__(self, name)
        except AttributeError:
            of = "_thread._local" if type(self) is local else type(self).__name__
            error = AttributeError(f"'{of}' object has no attribute '{name}'")
        raise error

    def __setattr__(self, name, value):
        if name == "__dict__":
            raise AttributeError(f"'{type(self).__name__}' object attribute '__dict__' is read-only")
        self.__dict__[name] = value

    def __delattr__(self, name):
        values = self.__dict__
        if name not in values:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        del values[name]


class ExceptHookArgs:
    def __init__(self, args):
        self.exc_type, self.exc_value, self.exc_traceback, self.thread = args


def excepthook(args, /):
    if args.exc_type is SystemExit:
        return
    name = args.thread.name if args.thread is not None else get_ident()
    _thread.say(f"Exception in thread {name}:\n" + _thread.traceback(args.exc_value))


__excepthook__ = excepthook

def _newname(template="Thread-%d"):
    return template % _thread.next_number()


def _made(thread, error=AssertionError, text="Thread.__init__() not called"):
    # A class that forgets `super().__init__()` has threads that are none.
    if not thread._initialized:
        raise error(text)
    return thread


def _own_name(target):
    of = getattr(target, "__name__", None)
    return _newname() + ("" if of is None else f" ({of})")


class Thread:
    _initialized = False

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self._name = str(name) if name else _own_name(target)
        self._daemonic = current_thread().daemon if daemon is None else daemon
        self._handle = self._ident = self._native_id = None
        self._starting = Lock()
        self._initialized = True

    def __repr__(self):
        _made(self, text="Thread.__init__() was not called")
        words = ["initial" if self._handle is None else "started" if self.is_alive() else "stopped"]
        words += ["daemon"] * self._daemonic
        words += [] if self._ident is None else [str(self._ident)]
        return f"<{type(self).__name__}({self._name}, {' '.join(words)})>"

    def start(self):
        _made(self, RuntimeError, "thread.__init__() not called")
        if not self._starting._take():
            raise RuntimeError("threads can only be started once")
        try:
            self._handle = _thread.start(self._bootstrap, self._name, self._daemonic)
        except Exception:
            self._starting._give()
            raise
        self._ident = self._handle.number()
        # Whoever asks which threads are alive sees it from here on, though it may be done already.
        _active.setdefault(self._ident, self)
        if self._handle.done():
            _active.pop(self._ident, None)

    def run(self):
        # Let go of, for it may hold the thread.
        target, args, keywords = self._target, self._args, self._kwargs
        del self._target, self._args, self._kwargs
        if target is not None:
            target(*args, **keywords)

    def _bootstrap(self):
        self._ident = get_ident()
        self._native_id = get_native_id()
        _active[self._ident] = self
        try:
            self.run()
        except BaseException as error:
            self._report(error)
        finally:
            _active.pop(self._ident, None)

    def _report(self, error):
        args = ExceptHookArgs((type(error), error, error.__traceback__, self))
        try:
            excepthook(args)
        except BaseException as another:
            _thread.say("Exception in threading.excepthook:\n" + _thread.traceback(another))

    def join(self, timeout=None):
        _made(self, RuntimeError)
        if self._handle is None:
            raise RuntimeError("cannot join thread before it is started")
        if self is current_thread():
            raise RuntimeError("cannot join current thread")
        self._handle.join(timeout)

    name = property(lambda self: _made(self)._name)
    ident = property(lambda self: _made(self)._ident)
    native_id = property(lambda self: _made(self)._native_id)
    daemon = property(lambda self: _made(self)._daemonic)

    @name.setter
    def name(self, name):
        _made(self)._name = str(name)

    @daemon.setter
    def daemon(self, daemonic):
        if _made(self, RuntimeError)._handle is not None:
            raise RuntimeError("cannot set daemon status of active thread")
        self._daemonic = daemonic

    def is_alive(self):
        return _made(self)._handle is not None and not self._handle.done()

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function = interval, function
        self.args, self.kwargs = args or [], kwargs or {}
        self.finished = Event()

    def run(self):
        if not self.finished.wait(self.interval):
            self.function(*self.args, **self.kwargs)
        self.cancel()

    def cancel(self):
        self.finished.set()


class _Running:
    def done(self):
        return False

    def join(self, timeout=None):
        raise RuntimeError("cannot join current thread")


class _MainThread(Thread):
    def __init__(self):
        self._name = "MainThread"
        self._daemonic = False
        self._handle = _Running()
        self._ident = get_ident()
        self._native_id = get_native_id()
        self._starting = Lock()
        self._starting.acquire()
        self._initialized = True
        _active[self._ident] = self


class _DummyThread(_MainThread):
    def __init__(self):
        _MainThread.__init__(self)
        self._name = _newname("Dummy-%d")
        self._daemonic = True


def current_thread():
    found = _active.get(get_ident())
    return _DummyThread() if found is None else found


currentThread = current_thread


def main_thread():
    return _main_thread


def active_count():
    return len(_active)


activeCount = active_count


def enumerate():
    return list(_active.values())


def _begin():
    # What each execution has for itself.
    global _active, _hooks, _main_thread
    _active = {}
    # Called at the program's end, before it waits for its threads: idle threads of pools end by it.
    _hooks = []
    _main_thread = _MainThread()


_begin()


def _register_atexit(f, *args):
    _hooks.append((f, args))


def _shutdown():
    while _hooks:
        f, args = _hooks.pop()
        f(*args)
