from _machine import memory as _memory

_begin = _peak = None


def start(nframe=1):
    global _begin, _peak
    if _begin is None:
        _begin, _peak = _memory(), 0


def stop():
    global _begin
    _begin = None


def is_tracing():
    return _begin is not None


def get_traced_memory():
    """What objects made since the start take; the peak is that of the moments when somebody asked."""
    global _peak
    if _begin is None:
        return 0, 0
    now = max(_memory() - _begin, 0)
    _peak = max(_peak, now)
    return now, _peak
