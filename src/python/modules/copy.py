def copy(value):
    if isinstance(value, (int, float, str, bytes, tuple, frozenset, type(None), type)) or callable(value):
        return value
    if hasattr(value, "__copy__"):
        return value.__copy__()
    if hasattr(value, "copy"):
        return value.copy()
    return _instance(value, dict(value.__dict__))


def _instance(value, attributes):
    other = value.__class__.__new__(value.__class__)
    for name, v in attributes.items():
        object.__setattr__(other, name, v)
    return other


def deepcopy(value, memo=None):
    if memo is None:
        memo = {}
    if isinstance(value, (int, float, str, bytes, type(None), type, range)) or callable(value):
        return value
    if id(value) in memo:
        return memo[id(value)]
    kind = type(value)
    if hasattr(value, "__deepcopy__"):
        other = value.__deepcopy__(memo)
        memo[id(value)] = other
        return other
    if kind is list:
        other = memo[id(value)] = []
        for v in value:
            other.append(deepcopy(v, memo))
        return other
    if kind is dict:
        other = memo[id(value)] = {}
        for k, v in value.items():
            other[deepcopy(k, memo)] = deepcopy(v, memo)
        return other
    if kind in (tuple, set, frozenset):
        other = memo[id(value)] = kind([deepcopy(v, memo) for v in value])
        return other
    if isinstance(value, (list, dict, set, tuple)):
        other = memo[id(value)] = kind(value)
        return other
    other = value.__class__.__new__(value.__class__)
    memo[id(value)] = other
    for name, v in value.__dict__.items():
        object.__setattr__(other, name, deepcopy(v, memo))
    return other
