

class BrokenProcessPool(BrokenExecutor):
    pass


class _RemoteTraceback(Exception):
    def __init__(self, tb):
        self.tb = tb

    def __str__(self):
        return self.tb


class ProcessPoolExecutor(Executor):
    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        import _os

        if max_workers is None:
            max_workers = _os.cpu_count() or 1
        elif max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        if max_tasks_per_child is not None:
            raise NotImplementedError("max_tasks_per_child is not there: the processes of a pool live as long as it does")
        self._count = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._workers = None
        self._shutdown = False
        self._broken = False
        self._futures = []
        self._lock = threading.Lock()

    def submit(self, fn, /, *args, **kwargs):
        with self._lock:
            if self._broken:
                raise BrokenProcessPool("A child process terminated abruptly, the process pool is not usable anymore")
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if self._workers is None:
                import multiprocessing

                self._workers = multiprocessing.Workers(self._count, self._initializer, self._initargs, "SpawnProcess", broken=self._break)
                threading._register_atexit(self.shutdown)
            future = Future()
            future.set_running_or_notify_cancel()

            def done(good, value, tb):
                if good:
                    future.set_result(value)
                else:
                    if tb is not None:
                        value.__cause__ = _RemoteTraceback(f'\n"""\n{tb}"""')
                    future.set_exception(value)

            self._workers.submit(done, fn, args, kwargs)
            return future

    def _break(self):
        with self._lock:
            self._broken = True
            left = list(self._workers.waiting.values())
            self._workers.waiting.clear()
        for process in self._workers.processes:
            process.terminate()
        for done in left:
            done(False, BrokenProcessPool("A process in the process pool was terminated abruptly while the future was running or pending."), None)

    def map(self, fn, *iterables, timeout=None, chunksize=1):
        if chunksize < 1:
            raise ValueError("chunksize must be >= 1.")
        return super().map(fn, *iterables, timeout=timeout)

    def shutdown(self, wait=True, *, cancel_futures=False):
        with self._lock:
            if self._shutdown:
                return
            self._shutdown = True
        if self._workers is not None:
            self._workers.close()
            if wait:
                self._workers.join()


for _class in (ProcessPoolExecutor, BrokenProcessPool, _RemoteTraceback):
    _class.__module__ = "concurrent.futures.process"
