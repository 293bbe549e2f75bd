# What each abstract class asks for is a list of methods; who has them all belongs to it, whether it says so or not.
from abc import ABCMeta, abstractmethod as _abstractmethod
from collections import ChainMap as _ChainMap, UserDict as _UserDict, UserList as _UserList, deque as _deque
from itertools import chain as _chain, count as _numbers

_KEYS, _VALUES, _ITEMS = type({}.keys()), type({}.values()), type({}.items())
# Built-in classes that have no hash, though nothing in them says so.
_UNHASHABLE = (list, dict, set, bytearray, _KEYS, _ITEMS)


def _attribute(kind, name):
    for above in kind.__mro__:
        if name == "__hash__" and above in _UNHASHABLE:
            break
        if name in vars(above):
            return vars(above)[name]
    return None


def _asks_for(*names):
    def install(abstract):
        def belongs(asked, kind):
            if asked is abstract and all(_attribute(kind, name) is not None for name in names):
                return True
            return NotImplemented

        abstract.__subclasshook__ = classmethod(belongs)
        return abstract

    return install


def _left_to(name):
    def missing(self, *args, **keywords):
        raise NotImplementedError(f"{type(self).__name__}.{name}")

    missing.__name__ = missing.__qualname__ = name
    return _abstractmethod(missing)


def _is(a, b):
    return a is b or a == b


@_asks_for("__hash__")
class Hashable(metaclass=ABCMeta):
    __slots__ = ()
    __hash__ = _left_to("__hash__")


@_asks_for("__len__")
class Sized(metaclass=ABCMeta):
    __slots__ = ()
    __len__ = _left_to("__len__")


@_asks_for("__contains__")
class Container(metaclass=ABCMeta):
    __slots__ = ()
    __contains__ = _left_to("__contains__")


@_asks_for("__call__")
class Callable(metaclass=ABCMeta):
    __slots__ = ()
    __call__ = _left_to("__call__")


@_asks_for("__await__")
class Awaitable(metaclass=ABCMeta):
    __slots__ = ()
    __await__ = _left_to("__await__")


@_asks_for("__iter__")
class Iterable(metaclass=ABCMeta):
    __slots__ = ()
    __iter__ = _left_to("__iter__")


@_asks_for("__iter__", "__next__")
class Iterator(Iterable):
    __slots__ = ()
    __next__ = _left_to("__next__")

    def __iter__(self):
        return self


@_asks_for("__iter__", "__reversed__")
class Reversible(Iterable):
    __slots__ = ()
    __reversed__ = _left_to("__reversed__")


@_asks_for("__aiter__")
class AsyncIterable(metaclass=ABCMeta):
    __slots__ = ()
    __aiter__ = _left_to("__aiter__")


@_asks_for("__aiter__", "__anext__")
class AsyncIterator(AsyncIterable):
    __slots__ = ()
    __anext__ = _left_to("__anext__")

    def __aiter__(self):
        return self


def _ignored(kind):
    return RuntimeError(f"{kind} ignored GeneratorExit")


def _closes(kind):
    def close(self):
        try:
            self.throw(GeneratorExit)
        except (StopIteration, GeneratorExit):
            return
        raise _ignored(kind)

    return close


@_asks_for("__await__", "send", "throw", "close")
class Coroutine(Awaitable):
    __slots__ = ()
    send, throw = _left_to("send"), _left_to("throw")
    close = _closes("coroutine")


@_asks_for("__iter__", "__next__", "send", "throw", "close")
class Generator(Iterator):
    __slots__ = ()
    send, throw = _left_to("send"), _left_to("throw")
    close = _closes("generator")

    def __next__(self):
        return self.send(None)


@_asks_for("__aiter__", "__anext__", "asend", "athrow", "aclose")
class AsyncGenerator(AsyncIterator):
    __slots__ = ()
    asend, athrow = _left_to("asend"), _left_to("athrow")

    async def __anext__(self):
        return await self.asend(None)

    async def aclose(self):
        try:
            await self.athrow(GeneratorExit)
        except (StopAsyncIteration, GeneratorExit):
            return
        raise _ignored("asynchronous generator")


@_asks_for("__len__", "__iter__", "__contains__")
class Collection(Sized, Iterable, Container):
    __slots__ = ()


def _of_sets(compare):
    def compared(self, other):
        return compare(self, other) if isinstance(other, Set) else NotImplemented

    return compared


def _of_values(choose):
    # An operator whose result is made of what `choose` takes from the two.
    def operate(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable(choose(self, other))

    return operate


def _without(values, gone):
    return (value for value in values if value not in gone)


def _part(small, large):
    return len(small) <= len(large) and all(value in large for value in small)


class Set(Collection):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, values):
        return cls(values)

    def _set_of(self, values):
        return values if isinstance(values, Set) else self._from_iterable(values)

    __le__ = _of_sets(_part)
    __ge__ = _of_sets(lambda mine, theirs: _part(theirs, mine))
    __lt__ = _of_sets(lambda mine, theirs: len(mine) != len(theirs) and _part(mine, theirs))
    __gt__ = _of_sets(lambda mine, theirs: len(mine) != len(theirs) and _part(theirs, mine))
    __eq__ = _of_sets(lambda mine, theirs: len(mine) == len(theirs) and _part(mine, theirs))
    __hash__ = None

    __and__ = __rand__ = _of_values(lambda mine, theirs: (value for value in theirs if value in mine))
    __or__ = __ror__ = _of_values(_chain)
    __sub__ = _of_values(lambda mine, theirs: _without(mine, mine._set_of(theirs)))
    __rsub__ = _of_values(lambda mine, theirs: _without(mine._set_of(theirs), mine))
    __xor__ = __rxor__ = _of_values(
        lambda mine, theirs: _chain(_without(mine, other := mine._set_of(theirs)), _without(other, mine))
    )

    def isdisjoint(self, other):
        return all(value not in self for value in other)


def _emptied(take):
    # Takes until there is nothing left.
    def clear(self):
        while len(self):
            take(self)

    return clear


class MutableSet(Set):
    __slots__ = ()
    add, discard = _left_to("add"), _left_to("discard")

    def remove(self, value):
        size = len(self)
        self.discard(value)
        if len(self) == size:
            raise KeyError(value)

    def pop(self):
        for value in self:
            break
        else:
            raise KeyError
        self.discard(value)
        return value

    clear = _emptied(lambda self: self.pop())

    def _each(self, act, values):
        for value in list(values):
            act(value)
        return self

    def __ior__(self, values):
        return self._each(self.add, values)

    def __isub__(self, values):
        return self._each(self.discard, values)

    def __iand__(self, values):
        return self._each(self.discard, self - values)

    def __ixor__(self, values):
        return self._each(lambda value: (self.discard if value in self else self.add)(value), self._set_of(values))


class Mapping(Collection):
    __slots__ = ()
    __getitem__ = _left_to("__getitem__")
    __reversed__ = None
    __hash__ = None

    def _found(self, key):
        # A tuple of the value, empty where there is none.
        try:
            return (self[key],)
        except KeyError:
            return ()

    def __contains__(self, key):
        return self._found(key) != ()

    def get(self, key, default=None):
        found = self._found(key)
        return found[0] if found else default

    def keys(self):
        return KeysView(self)

    def values(self):
        return ValuesView(self)

    def items(self):
        return ItemsView(self)

    def __eq__(self, other):
        return dict(self) == dict(other) if isinstance(other, Mapping) else NotImplemented


class MappingView(Sized):
    __slots__ = ("_mapping",)

    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"


class _SetView(MappingView, Set):
    __slots__ = ()

    @classmethod
    def _from_iterable(cls, values):
        return set(values)


class KeysView(_SetView):
    __slots__ = ()

    def __iter__(self):
        return iter(self._mapping)

    def __contains__(self, key):
        return key in self._mapping


class ItemsView(_SetView):
    __slots__ = ()

    def __iter__(self):
        return ((key, self._mapping[key]) for key in self._mapping)

    def __contains__(self, item):
        key, value = item
        return key in self._mapping and _is(self._mapping[key], value)


class ValuesView(MappingView, Collection):
    __slots__ = ()

    def __iter__(self):
        return (self._mapping[key] for key in self._mapping)

    def __contains__(self, value):
        return any(_is(each, value) for each in self)


class MutableMapping(Mapping):
    __slots__ = ()
    __setitem__, __delitem__ = _left_to("__setitem__"), _left_to("__delitem__")

    def pop(self, key, *default):
        found = self._found(key)
        if found:
            del self[key]
        elif not default:
            raise KeyError(key)
        return (found or default)[0]

    def popitem(self):
        key = next(iter(self), self)
        if key is self:
            raise KeyError
        return key, self.pop(key)

    clear = _emptied(lambda self: self.popitem())

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def update(self, other=(), /, **keywords):
        pairs = [(key, other[key]) for key in other.keys()] if hasattr(other, "keys") else other
        for key, value in _chain(pairs, keywords.items()):
            self[key] = value


class Sequence(Reversible, Collection):
    __slots__ = ()
    __getitem__ = _left_to("__getitem__")

    def _from(self, first):
        # Places and values up to the first place that there is not.
        for at in _numbers(first):
            try:
                value = self[at]
            except IndexError:
                return
            yield at, value

    def __iter__(self):
        return (value for _, value in self._from(0))

    def __reversed__(self):
        return (self[at] for at in range(len(self) - 1, -1, -1))

    def __contains__(self, value):
        return any(_is(each, value) for each in self)

    def count(self, value):
        return [_is(each, value) for each in self].count(True)

    def index(self, value, start=0, stop=None):
        first, end, _ = slice(start, stop).indices(len(self)) if start < 0 or stop is not None else (start, None, 1)
        for at, each in self._from(first):
            if end is not None and at >= end:
                break
            if _is(each, value):
                return at
        raise ValueError


class MutableSequence(Sequence):
    __slots__ = ()
    __setitem__, __delitem__ = _left_to("__setitem__"), _left_to("__delitem__")
    insert = _left_to("insert")

    def append(self, value):
        self.insert(len(self), value)

    def extend(self, values):
        for value in list(values):
            self.append(value)

    def __iadd__(self, values):
        self.extend(values)
        return self

    def pop(self, index=-1):
        value = self[index]
        del self[index]
        return value

    def remove(self, value):
        del self[self.index(value)]

    def reverse(self):
        for at, value in enumerate(list(reversed(self))):
            self[at] = value

    clear = _emptied(lambda self: self.pop())


class ByteString(Sequence):
    __slots__ = ()


_MEMBERS = {
    Sequence: (tuple, str, range, bytes),
    MutableSequence: (list, bytearray, _deque, _UserList),
    ByteString: (bytes, bytearray),
    Set: (frozenset,),
    MutableSet: (set,),
    MutableMapping: (dict, _ChainMap, _UserDict),
    KeysView: (_KEYS,),
    ValuesView: (_VALUES,),
    ItemsView: (_ITEMS,),
    Reversible: (dict, _KEYS, _VALUES, _ITEMS),
    Collection: (_KEYS, _VALUES, _ITEMS),
    Generator: (type(_ for _ in ()),),
    Callable: (type, type(_is), type(len), type([].append), type(str.upper), type(_KEYS.__init__)),
}
for _abstract, _kinds in _MEMBERS.items():
    for _kind in _kinds:
        _abstract.register(_kind)
