import _thread
import heapq
import threading
import time


class CancelledError(BaseException):
    pass


class InvalidStateError(Exception):
    pass


class QueueEmpty(Exception):
    pass


class QueueFull(Exception):
    pass


class BrokenBarrierError(RuntimeError):
    pass


TimeoutError = TimeoutError

for _error in (CancelledError, InvalidStateError, BrokenBarrierError):
    _error.__module__ = "asyncio.exceptions"
QueueEmpty.__module__ = QueueFull.__module__ = "asyncio.queues"


class Handle:
    def __init__(self, callback, args, loop):
        self._callback = callback
        self._args = args
        self._loop = loop
        self._cancelled = False

    def cancel(self):
        self._cancelled = True
        self._callback = self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._callback(*self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            what = f"Exception in callback {_name(self._callback)}"
            self._loop.call_exception_handler({"message": what, "exception": error, "handle": self})


def _name(f):
    return getattr(f, "__qualname__", repr(f)) + "()"


class TimerHandle(Handle):
    def __init__(self, when, number, callback, args, loop):
        Handle.__init__(self, callback, args, loop)
        self._when = when
        self._number = number

    def when(self):
        return self._when

    def __lt__(self, other):
        return (self._when, self._number) < (other._when, other._number)


class AbstractEventLoop:
    pass


class _UnixSelectorEventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready = []
        self._scheduled = []
        self._timers = 0
        self._wake = _thread.flag("loop")
        self._running = False
        self._closed = False
        self._stopping = False
        self._debug = False
        self._executor = None
        self._handler = None
        self._tasks = []
        self._steers = False
        self._held = []
        self._current = None

    def __repr__(self):
        return f"<{self.__class__.__name__} running={self._running} closed={self._closed} debug={self._debug}>"

    def time(self):
        return time.monotonic()

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def is_running(self):
        return self._running

    def is_closed(self):
        return self._closed

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self)
        self._ready.append(handle)
        return handle

    def call_soon_threadsafe(self, callback, *args, context=None):
        handle = self.call_soon(callback, *args)
        self._wake.set()
        return handle

    def call_later(self, delay, callback, *args, context=None):
        if delay is None:
            raise TypeError("delay must not be None")
        return self.call_at(self.time() + delay, callback, *args)

    def call_at(self, when, callback, *args, context=None):
        if when is None:
            raise TypeError("when cannot be None")
        self._check_closed()
        self._timers += 1
        handle = TimerHandle(when, self._timers, callback, args, self)
        heapq.heappush(self._scheduled, handle)
        return handle

    def create_future(self):

        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):

        self._check_closed()
        return Task(coro, loop=self, name=name)

    def _once(self):
        scheduled = self._scheduled
        while scheduled and scheduled[0]._cancelled:
            heapq.heappop(scheduled)
        if not self._ready and not self._held and not self._stopping:
            if scheduled:
                self._wake.wait(max(0, scheduled[0]._when - self.time()))
            else:
                self._wake.wait()
        if self._wake.value():
            self._wake.clear()
        # As fine as CPython's clock: what is due within it runs now.
        end = self.time() + 1e-9
        while scheduled and scheduled[0]._when < end:
            handle = heapq.heappop(scheduled)
            if not handle._cancelled:
                self._ready.append(handle)
        for _ in range(len(self._ready)):
            handle = self._ready.pop(0)
            if not handle._cancelled and not (self._steers and self._holds(handle)):
                handle._run()
        handle = None
        if self._held:
            self._choose()

    def _holds(self, handle):
        task = getattr(handle._callback, "__self__", None)
        if not isinstance(task, Task) or task._lane is None:
            return False
        self._held.append((task._lane, task, handle))
        return True

    # Who sits in the scheduler's seat says which task goes on.
    def _choose(self):
        lane = _thread.choose([held[0] for held in self._held])
        for at, (number, task, handle) in enumerate(self._held):
            if number == lane:
                break
        del self._held[at]
        try:
            if not handle._cancelled:
                handle._run()
        finally:
            _thread.park(lane, None if task.done() else task._behind(), task._coro)

    def run_forever(self):
        self._check_closed()
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _thread.running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        self._running = True
        _thread.running_loop(self)
        try:
            while True:
                self._once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._running = False
            _thread.running_loop(None)

    def run_until_complete(self, future):

        self._check_closed()
        if self._running:
            raise RuntimeError("This event loop is already running")
        if _thread.running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        new = not isfuture(future)
        future = ensure_future(future, loop=self)
        if new:
            future._log_destroy = False

        def done(f):
            if not f.cancelled() and isinstance(f._exception, (SystemExit, KeyboardInterrupt)):
                return
            self.stop()

        future.add_done_callback(done)
        try:
            self.run_forever()
        except BaseException:
            if new and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(done)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if self._running:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True
        self._ready.clear()
        self._scheduled.clear()
        if self._executor is not None:
            self._executor.shutdown(wait=False)
            self._executor = None

    def _close_generator(self, generator):
        if not self._closed:
            self.call_soon_threadsafe(self.create_task, _closing(generator))

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self, timeout=None):
        if self._executor is not None:
            self._executor.shutdown(wait=True)

    def run_in_executor(self, executor, func, *args):

        self._check_closed()
        if executor is None:
            executor = self._executor
            if executor is None:
                from concurrent.futures import ThreadPoolExecutor

                executor = self._executor = ThreadPoolExecutor(thread_name_prefix="asyncio")
        return wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        self._executor = executor

    def set_exception_handler(self, handler):
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def default_exception_handler(self, context):
        lines = [context.get("message") or "Unhandled exception in event loop"]
        for key in sorted(context):
            if key in ("message", "exception"):
                continue
            lines.append(f"{key}: {context[key]!r}")
        text = "\n".join(lines) + "\n"
        if context.get("exception") is not None:
            text += _thread.traceback(context["exception"])
        _thread.say(text)

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
        else:
            try:
                self._handler(self, context)
            except BaseException as error:
                _thread.say("Unhandled error in exception handler\n" + _thread.traceback(error))

    def __getattr__(self, name):
        if name in ("create_connection", "create_server", "sock_recv", "add_reader", "add_writer", "add_signal_handler", "subprocess_exec"):
            raise NotImplementedError(f"loop.{name} is not there: there are no sockets, files or signals here")
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")


async def _closing(generator):
    await generator.aclose()


_UnixSelectorEventLoop.__module__ = "asyncio.unix_events"
SelectorEventLoop = _UnixSelectorEventLoop


def get_running_loop():
    loop = _thread.running_loop()
    if loop is None:
        raise RuntimeError("no running event loop")
    return loop


def _get_running_loop():
    return _thread.running_loop()


_set = threading.local()


def new_event_loop():
    return SelectorEventLoop()


def set_event_loop(loop):
    _set.loop = loop


def get_event_loop():
    loop = _thread.running_loop()
    if loop is not None:
        return loop
    loop = getattr(_set, "loop", None)
    if loop is None:
        if threading.current_thread() is not threading.main_thread():
            raise RuntimeError(f"There is no current event loop in thread {threading.current_thread().name!r}.")
        loop = _set.loop = new_event_loop()
    return loop
