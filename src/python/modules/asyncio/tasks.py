

class Future:
    _log_destroy = False
    _awaits = "event"

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._state = "PENDING"
        self._result = None
        self._exception = None
        self._callbacks = []
        self._cancel_message = None
        self._guard = None
        self._asyncio_future_blocking = False

    def _info(self):
        info = [self._state.lower()]
        if self._state == "FINISHED":
            if self._exception is not None:
                info.append(f"exception={self._exception!r}")
            else:
                info.append(f"result={self._result!r}")
        if self._callbacks:
            info.append(_callbacks_text(self._callbacks))
        return info

    def __repr__(self):
        return f"<{self.__class__.__name__} {' '.join(self._info())}>"

    def get_loop(self):
        return self._loop

    def done(self):
        return self._state != "PENDING"

    def cancelled(self):
        return self._state == "CANCELLED"

    def _cancelled_error(self):
        if self._cancel_message is None:
            return CancelledError()
        return CancelledError(self._cancel_message)

    def cancel(self, msg=None):
        self._seen()
        if self._state != "PENDING":
            return False
        self._state = "CANCELLED"
        self._cancel_message = msg
        self._schedule()
        return True

    def _schedule(self):
        callbacks = self._callbacks
        self._callbacks = []
        for callback in callbacks:
            self._loop.call_soon(callback, self)

    # An exception that nobody has asked for when the future ends is reported.
    def _seen(self):
        if self._guard is not None:
            self._guard.disarm()
            self._guard = None

    def result(self):
        if self._state == "CANCELLED":
            raise self._cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Result is not ready." if self.__class__ is not Task else "Result is not set.")
        self._seen()
        if self._exception is not None:
            raise self._exception
        return self._result

    def exception(self):
        if self._state == "CANCELLED":
            raise self._cancelled_error()
        if self._state != "FINISHED":
            raise InvalidStateError("Exception is not set.")
        self._seen()
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state != "PENDING":
            self._loop.call_soon(fn, self)
        else:
            self._callbacks.append(fn)

    def remove_done_callback(self, fn):
        kept = [f for f in self._callbacks if f != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        self._finish(result, None)

    def set_exception(self, exception):
        if self._state != "PENDING":
            raise InvalidStateError("invalid state")
        if isinstance(exception, type):
            exception = exception()
        if isinstance(exception, StopIteration):
            raise TypeError("StopIteration interacts badly with generators and cannot be raised into a Future")
        self._finish(None, exception)

    def _finish(self, result, exception):
        self._result = result
        self._exception = exception
        self._state = "FINISHED"
        self._schedule()
        if exception is not None:
            text = f"{self.__class__.__name__} exception was never retrieved\nfuture: {self!r}\n"
            self._guard = _thread.guard(_never_retrieved, text, exception)

    def __await__(self):
        if self._state == "PENDING":
            self._asyncio_future_blocking = True
            yield self
        if self._state == "PENDING":
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__


Future.__module__ = "_asyncio"


def _never_retrieved(text, exception):
    _thread.say(text + _thread.traceback(exception))


def _callbacks_text(callbacks):
    def one(f):
        name = getattr(f, "__qualname__", None)
        return f"{name}()" if name else repr(f)

    if len(callbacks) == 1:
        return f"cb=[{one(callbacks[0])}]"
    if len(callbacks) == 2:
        return f"cb=[{one(callbacks[0])}, {one(callbacks[1])}]"
    return f"cb=[{one(callbacks[0])}, <{len(callbacks) - 2} more>, {one(callbacks[-1])}]"


_task_numbers = 0


class Task(Future):
    _awaits = "tasks"

    def __init__(self, coro, *, loop=None, name=None, context=None):
        global _task_numbers
        if not iscoroutine(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        Future.__init__(self, loop=loop)
        if name is None:
            _task_numbers += 1
            name = f"Task-{_task_numbers}"
        self._name = str(name)
        self._coro = coro
        self._what = f"{coro.__qualname__}()"
        self._where = _thread.coroutine_place(coro)
        self._waits_for = None
        self._must_cancel = False
        self._cancelling = 0
        self._lane = _thread.task(coro)
        self._loop._steers = self._loop._steers or self._lane is not None
        self._loop._tasks.append(self)
        self._loop.call_soon(self._step)

    def _info(self):
        info = Future._info(self)
        if self._cancelling and not self.done():
            info[0] = "cancelling"
        info.insert(1, f"name={self._name!r}")
        state = "done" if self.done() else "running"
        info.insert(2, f"coro=<{self._what} {state}, defined at {self._where}>" if self.done() else f"coro=<{self._what} {state} at {self._where}>")
        if self._waits_for is not None:
            info.insert(3, f"wait_for={self._waits_for!r}")
        return info

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, name):
        self._name = str(name)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancelling(self):
        return self._cancelling

    def uncancel(self):
        if self._cancelling > 0:
            self._cancelling -= 1
        return self._cancelling

    def cancel(self, msg=None):
        self._seen()
        if self.done():
            return False
        self._cancelling += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel = True
        self._cancel_message = msg
        return True

    def _step(self, error=None):
        if self.done():
            raise InvalidStateError(f"_step(): already done: {self!r}, {error!r}")
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        loop = self._loop
        before = loop._current
        loop._current = self
        coro = self._coro
        try:
            if error is None:
                yielded = coro.send(None)
            else:
                yielded = coro.throw(error)
        except StopIteration as stop:
            loop._current = before
            self._end()
            if self._must_cancel:
                self._must_cancel = False
                Future.cancel(self, self._cancel_message)
            else:
                self._finish(stop.value, None)
        except CancelledError as error:
            loop._current = before
            self._end()
            self._cancelled_by = error
            message = error.args[0] if error.args else None
            Future.cancel(self, message)
        except (KeyboardInterrupt, SystemExit) as error:
            loop._current = before
            self._end()
            self._finish(None, error)
            raise
        except BaseException as error:
            loop._current = before
            self._end()
            self._finish(None, error)
        else:
            loop._current = before
            self._go_on(yielded)

    def _behind(self):
        if self._waits_for is None:
            return "turn"
        return self._waits_for._awaits

    def _cancelled_error(self):
        error = getattr(self, "_cancelled_by", None)
        if error is not None:
            self._cancelled_by = None
            return error
        return Future._cancelled_error(self)

    def _end(self):
        self._coro = None
        tasks = self._loop._tasks
        if self in tasks:
            tasks.remove(self)

    def _go_on(self, yielded):
        loop = self._loop
        if isinstance(yielded, Future):
            if yielded._loop is not loop:
                loop.call_soon(self._step, RuntimeError(f"Task {self!r} got Future {yielded!r} attached to a different loop"))
            elif not yielded._asyncio_future_blocking:
                loop.call_soon(self._step, RuntimeError(f"yield was used instead of yield from in task {self!r} with {yielded!r}"))
            elif yielded is self:
                loop.call_soon(self._step, RuntimeError(f"Task cannot await on itself: {self!r}"))
            else:
                yielded._asyncio_future_blocking = False
                yielded.add_done_callback(self._wake_up)
                self._waits_for = yielded
                if self._must_cancel and yielded.cancel(msg=self._cancel_message):
                    self._must_cancel = False
        elif yielded is None:
            loop.call_soon(self._step)
        else:
            loop.call_soon(self._step, RuntimeError(f"Task got bad yield: {yielded!r}"))

    def _wake_up(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()


Task.__module__ = "_asyncio"


def iscoroutine(obj):
    return _thread.is_coroutine(obj)


def iscoroutinefunction(func):
    return _thread.is_coroutine_function(func)


def isfuture(obj):
    return isinstance(obj, Future)


def current_task(loop=None):
    if loop is None:
        loop = get_running_loop()
    return loop._current


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return {t for t in loop._tasks if not t.done()}


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name)


async def _wrap_awaitable(awaitable):
    return await awaitable


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        if loop is not None and loop is not coro_or_future._loop:
            raise ValueError("The future belongs to a different loop than the one specified as the loop argument")
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if hasattr(type(coro_or_future), "__await__"):
            coro_or_future = _wrap_awaitable(coro_or_future)
        else:
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")
    if loop is None:
        loop = get_event_loop()
    return loop.create_task(coro_or_future)


class _Once:
    def __await__(self):
        yield


async def sleep(delay, result=None):
    if delay <= 0:
        await _Once()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    future._awaits = "sleep"
    handle = loop.call_later(delay, _set_unless_cancelled, future, result)
    try:
        return await future
    finally:
        handle.cancel()


def _set_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


class _Gathering(Future):
    _awaits = "tasks"

    def __init__(self, children, *, loop):
        Future.__init__(self, loop=loop)
        self._children = children
        self._cancel_asked = False

    def cancel(self, msg=None):
        asked = [] if self.done() else [child.cancel(msg=msg) for child in self._children]
        self._cancel_asked = self._cancel_asked or any(asked)
        return any(asked)


_Gathering.__name__ = _Gathering.__qualname__ = "_GatheringFuture"


def gather(*coros_or_futures, return_exceptions=False):
    if not coros_or_futures:
        loop = get_event_loop()
        outer = loop.create_future()
        outer.set_result([])
        return outer
    children = []
    known = {}
    count = 0
    finished = 0
    loop = None
    outer = None

    def done(child):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not child.cancelled():
                child.exception()
            return
        if not return_exceptions:
            if child.cancelled():
                outer.set_exception(child._cancelled_error())
                return
            error = child.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished == count:
            results = []
            for c in children:
                if c.cancelled():
                    results.append(CancelledError("" if c._cancel_message is None else c._cancel_message))
                else:
                    error = c.exception()
                    results.append(c.result() if error is None else error)
            if outer._cancel_asked:
                outer.set_exception(child._cancelled_error() if child.cancelled() else CancelledError())
            else:
                outer.set_result(results)

    for arg in coros_or_futures:
        if arg not in known:
            child = ensure_future(arg, loop=loop)
            if loop is None:
                loop = child._loop
            known[arg] = child
            count += 1
            child.add_done_callback(done)
        else:
            child = known[arg]
        children.append(child)
    outer = _Gathering(children, loop=loop)
    return outer


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()
    outer._awaits = "tasks"

    def hand_on(inner):
        # Asked for even where nobody waits any more: then it is no exception that nobody has seen.
        error = None if inner.cancelled() else inner.exception()
        if outer.cancelled():
            pass
        elif inner.cancelled():
            outer.cancel()
        elif error is None:
            outer.set_result(inner.result())
        else:
            outer.set_exception(error)

    inner.add_done_callback(hand_on)
    outer.add_done_callback(lambda _: inner.done() or inner.remove_done_callback(hand_on))
    return outer


async def _ended(futures, enough, timeout=None):
    # Waits until, at the end of one of them, there is `enough`; or until the time is over.
    loop = get_running_loop()
    waiter = loop.create_future()
    waiter._awaits = "tasks"

    def let_go(*_):
        if not waiter.done():
            waiter.set_result(None)

    def look(_):
        if enough():
            let_go()

    timer = None if timeout is None else loop.call_later(timeout, let_go)
    for future in futures:
        future.add_done_callback(look)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for future in futures:
            future.remove_done_callback(look)


def _failed(future):
    return future.done() and not future.cancelled() and future.exception() is not None


FIRST_COMPLETED = "FIRST_COMPLETED"
FIRST_EXCEPTION = "FIRST_EXCEPTION"
ALL_COMPLETED = "ALL_COMPLETED"


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    fs = set(fs)
    enough = {
        ALL_COMPLETED: lambda: all(f.done() for f in fs),
        FIRST_COMPLETED: lambda: any(f.done() for f in fs),
        FIRST_EXCEPTION: lambda: all(f.done() for f in fs) or any(map(_failed, fs)),
    }.get(return_when)
    if enough is None:
        raise ValueError(f"Invalid return_when value: {return_when}")
    if any(map(iscoroutine, fs)):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    if not enough():
        await _ended([f for f in fs if not f.done()], enough, timeout)
    done = {f for f in fs if f.done()}
    return done, fs - done


async def _cancelled(future):
    future.cancel()
    await _ended([future], future.done)


async def wait_for(fut, timeout):
    if timeout is None:
        return await fut
    fut = ensure_future(fut, loop=get_running_loop())
    try:
        if timeout > 0:
            await _ended([fut], fut.done, timeout)
    except CancelledError:
        if not fut.done():
            await _cancelled(fut)
            raise
    if fut.done():
        return fut.result()
    await _cancelled(fut)
    try:
        return fut.result()
    except CancelledError as error:
        raise TimeoutError() from error


def as_completed(fs, *, timeout=None):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect an iterable of futures, not {type(fs).__name__}")
    loop = get_event_loop()
    running = {ensure_future(f, loop=loop) for f in set(fs)}
    number = len(running)
    ended = Queue()

    def late():
        # One for each that is still awaited.
        for f in list(running):
            running.remove(f)
            ended.put_nowait(None)

    timer = None if timeout is None or not running else loop.call_later(timeout, late)

    def hand_out(f):
        if f in running:
            running.remove(f)
            ended.put_nowait(f)
            if timer is not None and not running:
                timer.cancel()

    for f in list(running):
        f.add_done_callback(hand_out)

    async def _wait_for_one():
        f = await ended.get()
        if f is not None:
            return f.result()
        raise TimeoutError

    return (_wait_for_one() for _ in range(number))


async def to_thread(func, /, *args, **kwargs):
    import functools

    return await get_running_loop().run_in_executor(None, functools.partial(func, *args, **kwargs))


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    if loop is None:
        loop = get_event_loop()
    new = loop.create_future()

    def copy():
        if new.cancelled() or new.done():
            return
        if future.cancelled():
            new.cancel()
            return
        error = future.exception()
        if error is not None:
            new.set_exception(error)
        else:
            new.set_result(future.result())

    def done(_):
        if not loop.is_closed():
            loop.call_soon_threadsafe(copy)

    def other_way(_):
        if new.cancelled():
            future.cancel()

    new.add_done_callback(other_way)
    future.add_done_callback(done)
    return new


def run_coroutine_threadsafe(coro, loop):
    import concurrent.futures

    if not iscoroutine(coro):
        raise TypeError("A coroutine object is required")
    future = concurrent.futures.Future()

    def callback():
        task = ensure_future(coro, loop=loop)

        def done(task):
            if task.cancelled():
                future.cancel()
                future.set_running_or_notify_cancel()
            elif task.exception() is not None:
                future.set_exception(task.exception())
            else:
                future.set_result(task.result())

        task.add_done_callback(done)

    loop.call_soon_threadsafe(callback)
    return future


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._factory = loop_factory
        self._loop = None
        self._closed = False

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *args):
        self.close()

    def get_loop(self):
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is None:
            self._loop = (self._factory or new_event_loop)()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise ValueError(f"a coroutine was expected, got {coro!r}")
        if _get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = self.get_loop()
        task = loop.create_task(coro)
        task._log_destroy = False
        return loop.run_until_complete(task)

    def close(self):
        loop = self._loop
        self._loop = None
        self._closed = True
        if loop is None:
            return
        try:
            _cancel_all(loop)
            # What is left has its turns. These would be tasks that nobody has to choose.
            for last in (loop.shutdown_asyncgens(), loop.shutdown_default_executor()):
                loop.call_soon(_go_through, last, loop)
                loop.run_forever()
        finally:
            loop.close()


def _go_through(coro, loop):
    try:
        coro.send(None)
    except StopIteration:
        pass
    # As late as the end of a task would have it.
    loop.call_soon(loop.stop)


def _cancel_all(loop):
    left = [t for t in loop._tasks if not t.done()]
    if not left:
        return
    for task in left:
        task.cancel()
    loop.run_until_complete(gather(*left, return_exceptions=True))
    for task in left:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({"message": "unhandled exception during asyncio.run() shutdown", "exception": task.exception(), "task": task})


def run(main, *, debug=None):
    if _get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)
