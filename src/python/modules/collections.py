class defaultdict(dict):
    def __init__(self, default_factory=None, /, *args, **keywords):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        self.default_factory = default_factory
        dict.update(self, *args, **keywords)

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        value = self.default_factory()
        return self.setdefault(key, value)

    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {dict.__repr__(self)})"

    def copy(self):
        return defaultdict(self.default_factory, self)


class OrderedDict(dict):
    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict.__eq__(self, other) and list(self) == list(other)
        return dict.__eq__(self, other)

    __hash__ = None

    def __repr__(self):
        if not self:
            return "OrderedDict()"
        return f"OrderedDict({list(self.items())!r})"

    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            others = list(self.items())
            self.clear()
            self[key] = value
            self.update(others)

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = next(reversed(self) if last else iter(self))
        return key, self.pop(key)

    def copy(self):
        return OrderedDict(self)


class Counter(dict):
    def __init__(self, iterable=None, /, **keywords):
        self.update(iterable, **keywords)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, /, **keywords):
        if iterable is not None:
            if isinstance(iterable, dict):
                for key, count in iterable.items():
                    self[key] = self.get(key, 0) + count
            else:
                for key in iterable:
                    self[key] = self.get(key, 0) + 1
        for key, count in keywords.items():
            self[key] = self.get(key, 0) + count

    def subtract(self, iterable=None, /, **keywords):
        other = Counter(iterable, **keywords)
        for key, count in other.items():
            self[key] = self.get(key, 0) - count

    def most_common(self, n=None):
        items = sorted(self.items(), key=lambda item: item[1], reverse=True)
        return items if n is None else items[:n]

    def elements(self):
        for key, count in self.items():
            for _ in range(count):
                yield key

    def total(self):
        return sum(self.values())

    def copy(self):
        return Counter(self)

    def __add__(self, other):
        result = Counter()
        for key in list(self) + [k for k in other if k not in self]:
            count = self[key] + other[key]
            if count > 0:
                result[key] = count
        return result

    def __sub__(self, other):
        result = Counter()
        for key in list(self) + [k for k in other if k not in self]:
            count = self[key] - other[key]
            if count > 0:
                result[key] = count
        return result

    def __and__(self, other):
        result = Counter()
        for key, count in self.items():
            count = min(count, other[key])
            if count > 0:
                result[key] = count
        return result

    def __or__(self, other):
        result = Counter()
        for key in list(self) + [k for k in other if k not in self]:
            count = max(self[key], other[key])
            if count > 0:
                result[key] = count
        return result

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def __iadd__(self, other):
        for key, count in other.items():
            self[key] += count
        return self._positive()

    def __isub__(self, other):
        for key, count in other.items():
            self[key] -= count
        return self._positive()

    def _positive(self):
        for key in [k for k, count in self.items() if not count > 0]:
            del self[key]
        return self

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return dict.__eq__(self, other)
        return all(self[k] == other[k] for k in [*self, *other])

    __hash__ = None

    def __le__(self, other):
        return all(self[k] <= other[k] for k in [*self, *other])

    def __ge__(self, other):
        return all(self[k] >= other[k] for k in [*self, *other])

    def __lt__(self, other):
        return self <= other and self != other

    def __gt__(self, other):
        return self >= other and self != other

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def __repr__(self):
        if not self:
            return "Counter()"
        items = ", ".join(f"{k!r}: {v!r}" for k, v in self.most_common())
        return f"Counter({{{items}}})"


class deque:
    def __init__(self, iterable=(), maxlen=None, **keywords):
        for name in keywords:
            raise TypeError(f"{name!r} is an invalid keyword argument for deque()")
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self._items = []
        self._maxlen = maxlen
        self.extend(iterable)

    maxlen = property(lambda self: self._maxlen)

    def append(self, item):
        self._items.append(item)
        if self._maxlen is not None and len(self._items) > self._maxlen:
            self._items.pop(0)

    def appendleft(self, item):
        self._items.insert(0, item)
        if self._maxlen is not None and len(self._items) > self._maxlen:
            self._items.pop()

    # One step of the list each, so that no other thread comes between.
    def pop(self):
        try:
            return self._items.pop()
        except IndexError:
            raise IndexError("pop from an empty deque") from None

    def popleft(self):
        try:
            return self._items.pop(0)
        except IndexError:
            raise IndexError("pop from an empty deque") from None

    def extend(self, iterable):
        for item in iterable:
            self.append(item)

    def extendleft(self, iterable):
        for item in iterable:
            self.appendleft(item)

    def rotate(self, n=1):
        if self._items:
            n %= len(self._items)
            self._items[:] = self._items[-n:] + self._items[:-n]

    def clear(self):
        self._items.clear()

    def copy(self):
        return deque(self._items, self._maxlen)

    def count(self, item):
        return self._items.count(item)

    def index(self, item, *bounds):
        try:
            return self._items.index(item, *bounds)
        except ValueError:
            raise ValueError(f"{item!r} is not in deque") from None

    def insert(self, index, item):
        if self._maxlen is not None and len(self._items) >= self._maxlen:
            raise IndexError("deque already at its maximum size")
        self._items.insert(index, item)

    def remove(self, item):
        if item not in self._items:
            raise ValueError(f"{item!r} is not in deque")
        self._items.remove(item)

    def reverse(self):
        self._items.reverse()

    def __len__(self):
        return len(self._items)

    def __bool__(self):
        return bool(self._items)

    def __iter__(self):
        size = len(self._items)
        for item in self._items:
            yield item
            if len(self._items) != size:
                raise RuntimeError("deque mutated during iteration")

    def __reversed__(self):
        return reversed(self._items)

    def __contains__(self, item):
        return item in self._items

    def __getitem__(self, index):
        if isinstance(index, slice):
            raise TypeError("sequence index must be integer, not 'slice'")
        try:
            return self._items[index]
        except IndexError:
            raise IndexError("deque index out of range") from None

    def __setitem__(self, index, value):
        self._items[index] = value

    def __delitem__(self, index):
        del self._items[index]

    def __eq__(self, other):
        return isinstance(other, deque) and self._items == other._items

    __hash__ = None

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, deque) else NotImplemented

    def __le__(self, other):
        return self._items <= other._items if isinstance(other, deque) else NotImplemented

    def __gt__(self, other):
        return self._items > other._items if isinstance(other, deque) else NotImplemented

    def __ge__(self, other):
        return self._items >= other._items if isinstance(other, deque) else NotImplemented

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        return deque(self._items + other._items, self._maxlen)

    def __mul__(self, times):
        return deque(self._items * times, self._maxlen)

    __rmul__ = __mul__

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __repr__(self):
        if self._maxlen is None:
            return f"deque({self._items!r})"
        return f"deque({self._items!r}, maxlen={self._maxlen})"


class _Item:
    def __init__(self, index):
        self.index = index
        self.__doc__ = f"Alias for field number {index}"

    def __get__(self, instance, owner=None):
        return self if instance is None else tuple.__getitem__(instance, self.index)

    def __set__(self, instance, value):
        raise AttributeError("can't set attribute")


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    if isinstance(field_names, str):
        field_names = field_names.replace(",", " ").split()
    fields = tuple(field_names)
    keywords = "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split()
    if rename:
        fields = tuple([f"_{i}" if n in fields[:i] or n.startswith("_") or n in keywords or not n.isidentifier() else n for i, n in enumerate(fields)])
    for name in (typename,) + fields:
        if not isinstance(name, str):
            raise TypeError("Type names and field names must be strings")
        if not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        if name in keywords:
            raise ValueError(f"Type names and field names cannot be a keyword: {name!r}")
    for i, name in enumerate(fields):
        if name.startswith("_") and not rename:
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        if name in fields[:i]:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
    given = tuple(defaults or ())
    if len(given) > len(fields):
        raise TypeError("Got more default values than field names")
    field_defaults = dict(zip(fields[len(fields) - len(given):], given))

    def __new__(cls, *args, **keywords):
        values = list(args)
        if len(values) > len(fields):
            raise TypeError(f"{typename}.__new__() takes {len(fields) + 1} positional arguments but {len(values) + 1} were given")
        missing = []
        for name in fields[len(values):]:
            if name in keywords:
                values.append(keywords.pop(name))
            elif name in field_defaults:
                values.append(field_defaults[name])
            else:
                missing.append(name)
        if keywords:
            name = next(iter(keywords))
            if name in fields:
                raise TypeError(f"{typename}.__new__() got multiple values for argument '{name}'")
            raise TypeError(f"{typename}.__new__() got an unexpected keyword argument '{name}'")
        if missing:
            names = [repr(n) for n in missing]
            if len(names) > 2:
                text = ", ".join(names[:-1]) + ", and " + names[-1]
            else:
                text = " and ".join(names)
            s = "" if len(names) == 1 else "s"
            raise TypeError(f"{typename}.__new__() missing {len(names)} required positional argument{s}: {text}")
        return tuple.__new__(cls, values)

    def __repr__(self):
        parts = ", ".join(f"{n}={v!r}" for n, v in zip(fields, self))
        return f"{self.__class__.__name__}({parts})"

    def _replace(self, /, **changes):
        unknown = [n for n in changes if n not in fields]
        if unknown:
            raise ValueError(f"Got unexpected field names: {unknown!r}")
        return self.__class__(*[changes.get(n, v) for n, v in zip(fields, self)])

    def _make(cls, iterable):
        result = tuple.__new__(cls, iterable)
        if len(result) != len(fields):
            raise TypeError(f"Expected {len(fields)} arguments, got {len(result)}")
        return result

    namespace = {
        "__slots__": (),
        "__module__": "__main__" if module is None else module,
        "__new__": __new__,
        "__repr__": __repr__,
        "_fields": fields,
        "_field_defaults": field_defaults,
        "__match_args__": fields,
        "_asdict": lambda self: dict(zip(fields, self)),
        "_replace": _replace,
        "_make": classmethod(_make),
        "__doc__": f"{typename}({', '.join(fields)})",
    }
    for i, name in enumerate(fields):
        namespace[name] = _Item(i)
    return type(typename, (tuple,), namespace)


class ChainMap:
    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    __hash__ = None

    def __eq__(self, other):
        return dict(self) == dict(other) if isinstance(other, (dict, ChainMap, UserDict)) else NotImplemented

    def __getitem__(self, key):
        for m in self.maps:
            if key in m:
                return m[key]
        raise KeyError(key)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __contains__(self, key):
        return any(key in m for m in self.maps)

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __iter__(self):
        keys = {}
        for m in reversed(self.maps):
            keys.update(dict.fromkeys(m))
        return iter(keys)

    def __len__(self):
        return len(list(iter(self)))

    def keys(self):
        return list(self)

    def values(self):
        return [self[k] for k in self]

    def items(self):
        return [(k, self[k]) for k in self]

    def __delitem__(self, key):
        try:
            del self.maps[0][key]
        except KeyError:
            raise KeyError(f"Key not found in the first mapping: {key!r}") from None

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def new_child(self, m=None):
        return ChainMap({} if m is None else m, *self.maps)

    def __repr__(self):
        return f"ChainMap({', '.join(map(repr, self.maps))})"


def _plain(value):
    return value.data if isinstance(value, (UserDict, UserList)) else value


def _pass_on(kind, names, wrapped=False):
    # Methods that `data` has; `wrapped` makes a result one of the object's own class.
    def passing(name):
        def method(self, *args, **keywords):
            result = getattr(self.data, name)(*map(_plain, args), **keywords)
            return type(self)(result) if wrapped and result is not NotImplemented else result

        method.__name__ = method.__qualname__ = name
        return method

    for name in names.split():
        setattr(kind, name, passing(name))


class UserDict:
    def __init__(self, dict=None, /, **keywords):
        self.data = {}
        self.update(() if dict is None else dict, **keywords)

    __hash__ = None

    def __getitem__(self, key):
        if key not in self.data:
            missing = getattr(type(self), "__missing__", None)
            if missing is not None:
                return missing(self, key)
        return self.data[key]

    def update(self, other=(), /, **keywords):
        # By `self[…]`, which a subclass may have made its own.
        for key, value in dict(_plain(other), **keywords).items():
            self[key] = value

    def _found(self, key):
        # A tuple of the value, `__missing__`'s too; empty where there is none.
        try:
            return (self[key],)
        except KeyError:
            return ()

    def get(self, key, default=None):
        return (*self._found(key), default)[0]

    def setdefault(self, key, default=None):
        found = self._found(key)
        if not found:
            self[key] = default
        return (*found, default)[0]

    def pop(self, key, *default):
        found = self._found(key)
        if found:
            del self[key]
        elif not default:
            raise KeyError(key)
        return (found or default)[0]

    def copy(self):
        return type(self)(self.data)


_pass_on(UserDict, "__len__ __setitem__ __delitem__ __iter__ __contains__ __repr__ __eq__ keys values items")


class UserList:
    def __init__(self, initlist=None):
        self.data = [] if initlist is None else list(_plain(initlist))

    __hash__ = None

    def __getitem__(self, at):
        found = self.data[at]
        return type(self)(found) if isinstance(at, slice) else found

    def __add__(self, other):
        return type(self)([*self.data, *_plain(other)])

    def __radd__(self, other):
        return type(self)([*_plain(other), *self.data])

    def __iadd__(self, other):
        self.extend(other)
        return self


_pass_on(UserList, "__repr__ __lt__ __le__ __eq__ __gt__ __ge__ __contains__ __len__ __iter__ __setitem__ __delitem__")
_pass_on(UserList, "append insert pop remove clear count index reverse sort extend")
_pass_on(UserList, "__mul__ __rmul__ copy", wrapped=True)
