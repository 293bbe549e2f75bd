import _thread
import _os
import threading
import time


class ProcessError(Exception):
    pass


class AuthenticationError(ProcessError):
    pass


class BufferTooShort(ProcessError):
    pass


class TimeoutError(ProcessError):
    pass


class PicklingError(Exception):
    pass


PicklingError.__module__ = "_pickle"
for _class in (ProcessError, AuthenticationError, BufferTooShort, TimeoutError):
    _class.__module__ = "multiprocessing.context"

_children = []
_numbers = _thread.counter(0)
_numbers_lock = threading.Lock()


def _next_number():
    with _numbers_lock:
        _numbers.give(1, -1)
        return _numbers.value()


class _Parent:
    def __init__(self, name, pid):
        self._name = name
        self._pid = pid

    @property
    def name(self):
        return self._name

    @property
    def pid(self):
        return self._pid

    ident = pid

    def is_alive(self):
        return True

    def __repr__(self):
        return f"<ParentProcess name={self._name!r} parent=None unknown>"


class BaseProcess:
    _shared_between_processes = True

    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        assert group is None, "group argument must be None for now"
        self._identity = _current._identity + (_next_number(),)
        self._parent_pid = _os.getpid()
        self._parent_name = _current.name
        self._handle = None
        self._closed = False
        self._target = target
        self._args = tuple(args)
        self._kwargs = dict(kwargs)
        self._name = name or type(self).__name__ + "-" + ":".join(str(i) for i in self._identity)
        self._daemonic = _current._daemonic if daemon is None else bool(daemon)

    def __getstate__(self):
        state = dict(self.__dict__)
        state["_handle"] = None
        return state

    def run(self):
        if self._target:
            self._target(*self._args, **self._kwargs)

    def _check_closed(self):
        if self._closed:
            raise ValueError("process object is closed")

    def start(self):
        self._check_closed()
        assert self._handle is None, "cannot start a process twice"
        assert self._parent_pid == _os.getpid(), "can only start a process object created by current process"
        assert not _current._daemonic, "daemonic processes are not allowed to have children"
        self._handle = _thread.start_process(self._name, self)
        _children.append(self)
        del self._target, self._args, self._kwargs

    def _own_child(self, what):
        self._check_closed()
        assert self._parent_pid == _os.getpid(), f"can only {what} a child process"

    def terminate(self):
        self._own_child("terminate")
        self._handle.terminate()

    def kill(self):
        self._killed = True
        self.terminate()

    def join(self, timeout=None):
        self._own_child("join")
        assert self._handle is not None, "can only join a started process"
        if self._handle.join(timeout) and self in _children:
            _children.remove(self)

    def is_alive(self):
        self._check_closed()
        if self is _current:
            return True
        assert self._parent_pid == _os.getpid(), "can only test a child process"
        return self._handle is not None and self._handle.exitcode() is None

    def close(self):
        if self._handle is not None:
            if self._handle.exitcode() is None:
                raise ValueError("Cannot close a process while it is still running. You should first call join() or terminate().")
            self._handle = None
        self._closed = True

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        assert isinstance(name, str), "name must be a string"
        self._name = name

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        assert self._handle is None, "process has already started"
        self._daemonic = daemonic

    @property
    def exitcode(self):
        self._check_closed()
        if self._handle is None:
            return None
        code = self._handle.exitcode()
        return -9 if code == -15 and getattr(self, "_killed", False) else code

    @property
    def pid(self):
        self._check_closed()
        if self is _current:
            return _os.getpid()
        return None if self._handle is None else self._handle.pid()

    ident = pid

    def __repr__(self):
        if self is _current:
            status = "started"
        elif self._closed:
            status = "closed"
        elif self._handle is None:
            status = "initial"
        elif self._handle.exitcode() is None:
            status = "started"
        else:
            status = "stopped"
        info = [type(self).__name__, f"name={self._name!r}"]
        if self._handle is not None:
            info.append(f"pid={self.pid}")
        info.append(f"parent={self._parent_pid}")
        info.append(status)
        if self.exitcode is not None:
            code = self.exitcode
            info.append("exitcode=" + {-15: "-SIGTERM", -9: "-SIGKILL"}.get(code, str(code)))
        if self._daemonic:
            info.append("daemon")
        return f"<{' '.join(info)}>"


class Process(BaseProcess):
    pass


BaseProcess.__module__ = "multiprocessing.process"
Process.__module__ = "multiprocessing.context"


class _MainProcess(BaseProcess):
    def __init__(self):
        self._identity = ()
        self._name = "MainProcess"
        self._daemonic = False
        self._handle = None
        self._closed = False
        self._parent_pid = None


_current = _MainProcess()
_parent = None


def current_process():
    return _current


def parent_process():
    return _parent


def active_children():
    for p in list(_children):
        if not p.is_alive():
            _children.remove(p)
    return list(_children)


def cpu_count():
    return _os.cpu_count()


def freeze_support():
    pass


def get_start_method(allow_none=False):
    return "spawn"


def get_all_start_methods():
    return ["spawn"]


def set_start_method(method, force=False):
    if method not in ("spawn", "fork", "forkserver"):
        raise ValueError(f"cannot find context for {method!r}")
    if method != "spawn":
        raise NotImplementedError(f"the start method {method!r} is not there: processes here start anew, as with 'spawn'")


# What a new process does once the program's text has run in it: its exit status.
def _child(process):
    global _current, _parent
    _parent = _Parent(process._parent_name, process._parent_pid)
    _current = process
    try:
        process.run()
        return 0
    except SystemExit as error:
        if error.code is None:
            return 0
        if isinstance(error.code, int):
            return error.code
        _thread.say(f"{error.code}\n")
        return 1
    except BaseException as error:
        _thread.say(f"Process {process.name}:\n" + _thread.traceback(error))
        return 1
    finally:
        for connection in _connections:
            connection.close()


# At a program's end: those that are no daemons are waited for, the others end.
def _shutdown():
    for p in active_children():
        if p.daemon:
            p._handle.terminate()
    for p in active_children():
        p._handle.join()
