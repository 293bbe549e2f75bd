import collections as _collections
import collections.abc as _abc
from abc import ABCMeta

TYPE_CHECKING = False


def _text(value):
    if isinstance(value, type) and not isinstance(value, (_GenericAlias, _AnyMeta)):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join([_text(v) for v in value]) + "]"
    return repr(value)


def _type(value):
    if value is None:
        return type(None)
    if isinstance(value, str):
        return ForwardRef(value)
    if not (callable(value) or isinstance(value, (_Form, _GenericAlias, TypeVar, ForwardRef, NewType)) or hasattr(value, "__args__")):
        raise TypeError(f"Parameters to generic types must be types. Got {value!r:.100}.")
    return value


class _Or:
    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class ForwardRef(_Or):
    def __init__(self, arg):
        self.__forward_arg__ = arg

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"

    def __eq__(self, other):
        return isinstance(other, ForwardRef) and self.__forward_arg__ == other.__forward_arg__

    def __hash__(self):
        return hash(self.__forward_arg__)


class _Form(_Or):
    def __init__(self, name, get=None):
        self._name = name
        self._get = get

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, parameters):
        if self._get is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._get(self, parameters)

    def __call__(self, *args, **keywords):
        raise TypeError(f"Cannot instantiate {self!r}")

    def __instancecheck__(self, instance):
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass {self!r}")


class _GenericAlias(_Or):
    def __init__(self, origin, args, name):
        self.__origin__ = origin
        self.__args__ = args
        self._name = name

    @property
    def __parameters__(self):
        found = []
        for a in self.__args__:
            for p in [a] if isinstance(a, TypeVar) else getattr(a, "__parameters__", ()):
                if p not in found:
                    found.append(p)
        return tuple(found)

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        parameters = self.__parameters__
        if not parameters:
            raise TypeError(f"{self!r} is not a generic class")
        if len(args) != len(parameters):
            many = "many" if len(args) > len(parameters) else "few"
            raise TypeError(f"Too {many} arguments for {self!r}; actual {len(args)}, expected {len(parameters)}")
        known = dict(zip(parameters, [_type(a) for a in args]))

        def filled(a):
            if isinstance(a, TypeVar):
                return known.get(a, a)
            inner = getattr(a, "__parameters__", ())
            return a[tuple([known[p] for p in inner])] if inner else a
        return _GenericAlias(self.__origin__, tuple([filled(a) for a in self.__args__]), self._name)

    def __repr__(self):
        name = f"typing.{self._name}" if self._name else _text(self.__origin__)
        if self._name == "Callable":
            *args, result = self.__args__
            if args == [...]:
                return f"typing.Callable[..., {_text(result)}]"
            return f"typing.Callable[[{', '.join([_text(a) for a in args])}], {_text(result)}]"
        if self._name == "Optional":
            return f"typing.Optional[{_text([a for a in self.__args__ if a is not type(None)][0])}]"
        if self._name == "Literal":
            return f"typing.Literal[{', '.join([repr(a) for a in self.__args__])}]"
        if self._name == "Annotated":
            kind, *more = self.__args__
            return f"typing.Annotated[{_text(kind)}, {', '.join([repr(a) for a in more])}]"
        if not self.__args__ and self._name == "Tuple":
            return "typing.Tuple[()]"
        return f"{name}[{', '.join([_text(a) for a in self.__args__])}]"

    def __eq__(self, other):
        if self.__origin__ is Union:
            args = getattr(other, "__args__", None)
            if isinstance(other, _GenericAlias) and other.__origin__ is not Union or args is None:
                return NotImplemented
            return set(self.__args__) == {type(None) if a is None else a for a in args}
        if not isinstance(other, _GenericAlias):
            return NotImplemented
        return self.__origin__ == other.__origin__ and self.__args__ == other.__args__

    def __hash__(self):
        if self.__origin__ is Union:
            return hash(frozenset(self.__args__))
        return hash((self.__origin__, self.__args__))

    def __call__(self, *args, **keywords):
        if isinstance(self.__origin__, _Form):
            raise TypeError(f"Cannot instantiate {self.__origin__!r}")
        return self.__origin__(*args, **keywords)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __mro_entries__(self, bases):
        if isinstance(self.__origin__, _Form):
            raise TypeError(f"Cannot subclass {self!r}")
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        if self.__origin__ is Union:
            return any([isinstance(instance, a) for a in self.__args__])
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        if self.__origin__ is Union:
            return any([issubclass(cls, a) for a in self.__args__])
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _Alias(_Or):
    # `List` and its like: a class by another name, which may be given parameters.
    def __init__(self, origin, name, count=1):
        self.__origin__ = origin
        self._name = name
        self._count = count

    def __repr__(self):
        return f"typing.{self._name}"

    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        args = tuple([a if a is ... else _type(a) for a in args])
        if self._count > 0 and len(args) != self._count:
            many = "many" if len(args) > self._count else "few"
            raise TypeError(f"Too {many} parameters for {self!r}; actual {len(args)}, expected {self._count}")
        return _GenericAlias(self.__origin__, args, self._name)

    def __call__(self, *args, **keywords):
        if self.__origin__.__module__ == "collections.abc":
            raise TypeError(f"Type {self._name} cannot be instantiated; use {self.__origin__.__name__}() instead")
        return self.__origin__(*args, **keywords)

    def __mro_entries__(self, bases):
        return (self.__origin__,)

    def __instancecheck__(self, instance):
        return isinstance(instance, self.__origin__)

    def __subclasscheck__(self, cls):
        return issubclass(cls, self.__origin__)


class _CallableAlias(_Alias):
    def __getitem__(self, parameters):
        if not isinstance(parameters, tuple) or len(parameters) != 2:
            raise TypeError("Callable must be used as Callable[[arg, ...], result].")
        args, result = parameters
        if args is ...:
            args = [...]
        elif isinstance(args, list):
            args = [_type(a) for a in args]
        elif isinstance(args, TypeVar):
            args = [args]
        else:
            raise TypeError(f"Callable[args, result]: args must be a list. Got {args}")
        return _GenericAlias(self.__origin__, (*args, _type(result)), "Callable")


class _TupleAlias(_Alias):
    def __getitem__(self, args):
        if not isinstance(args, tuple):
            args = (args,)
        return _GenericAlias(tuple, tuple([a if a is ... else _type(a) for a in args]), "Tuple")


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return type.__instancecheck__(self, obj)

    def __repr__(self):
        return "typing.Any" if self is Any else type.__repr__(self)


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **keywords):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _union(form, parameters):
    if parameters == ():
        raise TypeError("Cannot take a Union of no types.")
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    args = []
    for p in [_type(p) for p in parameters]:
        inner = getattr(p, "__args__", None)
        is_union = isinstance(p, _GenericAlias) and p.__origin__ is Union or type(p).__name__ == "UnionType"
        for a in inner if is_union else [p]:
            a = type(None) if a is None else a
            if a not in args:
                args.append(a)
    if len(args) == 1:
        return args[0]
    optional = len(args) == 2 and type(None) in args
    return _GenericAlias(Union, tuple(args), "Optional" if optional else "Union")


def _literal(form, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    args = []
    for p in parameters:
        for a in p.__args__ if isinstance(p, _GenericAlias) and p._name == "Literal" else [p]:
            if not any([a == b and type(a) is type(b) for b in args]):
                args.append(a)
    return _GenericAlias(Literal, tuple(args), "Literal")


def _one(form, parameter):
    return _GenericAlias(form, (_type(parameter),), form._name)


def _some(form, parameters):
    if not isinstance(parameters, tuple):
        parameters = (parameters,)
    return _GenericAlias(form, tuple([_type(p) for p in parameters]), form._name)


def _annotated(form, parameters):
    if not isinstance(parameters, tuple) or len(parameters) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    return _GenericAlias(form, (_type(parameters[0]), *parameters[1:]), "Annotated")


Union = _Form("Union", _union)
Optional = _Form("Optional", lambda form, parameter: Union[parameter, type(None)])
Literal = _Form("Literal", _literal)
Final = _Form("Final", _one)
ClassVar = _Form("ClassVar", _one)
TypeGuard = _Form("TypeGuard", _one)
Required = _Form("Required", _one)
NotRequired = _Form("NotRequired", _one)
Concatenate = _Form("Concatenate", _some)
Unpack = _Form("Unpack", _one)
Annotated = _Form("Annotated", _annotated)
Self = _Form("Self")
NoReturn = _Form("NoReturn")
Never = _Form("Never")
LiteralString = _Form("LiteralString")
TypeAlias = _Form("TypeAlias")

List = _Alias(list, "List")
Dict = _Alias(dict, "Dict", 2)
Set = _Alias(set, "Set")
FrozenSet = _Alias(frozenset, "FrozenSet")
Tuple = _TupleAlias(tuple, "Tuple", -1)
Type = _Alias(type, "Type")
Deque = _Alias(_collections.deque, "Deque")
DefaultDict = _Alias(_collections.defaultdict, "DefaultDict", 2)
OrderedDict = _Alias(_collections.OrderedDict, "OrderedDict", 2)
Counter = _Alias(_collections.Counter, "Counter")
ChainMap = _Alias(_collections.ChainMap, "ChainMap", 2)
Callable = _CallableAlias(_abc.Callable, "Callable", 2)
Iterable = _Alias(_abc.Iterable, "Iterable")
Iterator = _Alias(_abc.Iterator, "Iterator")
Generator = _Alias(_abc.Generator, "Generator", 3)
Reversible = _Alias(_abc.Reversible, "Reversible")
Container = _Alias(_abc.Container, "Container")
Collection = _Alias(_abc.Collection, "Collection")
Sequence = _Alias(_abc.Sequence, "Sequence")
MutableSequence = _Alias(_abc.MutableSequence, "MutableSequence")
AbstractSet = _Alias(_abc.Set, "AbstractSet")
MutableSet = _Alias(_abc.MutableSet, "MutableSet")
Mapping = _Alias(_abc.Mapping, "Mapping", 2)
MutableMapping = _Alias(_abc.MutableMapping, "MutableMapping", 2)
Awaitable = _Alias(_abc.Awaitable, "Awaitable")
Coroutine = _Alias(_abc.Coroutine, "Coroutine", 3)
AsyncIterable = _Alias(_abc.AsyncIterable, "AsyncIterable")
AsyncIterator = _Alias(_abc.AsyncIterator, "AsyncIterator")
AsyncGenerator = _Alias(_abc.AsyncGenerator, "AsyncGenerator", 2)
Hashable = _Alias(_abc.Hashable, "Hashable", 0)
Sized = _Alias(_abc.Sized, "Sized", 0)
Text = str


class TypeVar(_Or):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = constraints
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant

    def __repr__(self):
        sign = "+" if self.__covariant__ else "-" if self.__contravariant__ else "~"
        return sign + self.__name__


class ParamSpec(TypeVar):
    @property
    def args(self):
        return _Form(f"{self.__name__}.args")

    @property
    def kwargs(self):
        return _Form(f"{self.__name__}.kwargs")


class TypeVarTuple(TypeVar):
    def __repr__(self):
        return self.__name__

    def __iter__(self):
        yield Unpack[self]


AnyStr = TypeVar("AnyStr", bytes, str)


class Generic:
    __slots__ = ()

    def __class_getitem__(cls, parameters):
        if not isinstance(parameters, tuple):
            parameters = (parameters,)
        return _GenericAlias(cls, tuple([_type(p) for p in parameters]), cls.__name__ if cls in (Generic, Protocol) else None)


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls.__dict__.get("_is_protocol"):
            if not cls.__dict__.get("_is_runtime_protocol"):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            if cls in type(instance).__mro__:
                return True
            return all([hasattr(instance, name) for name in _members(cls)])
        return ABCMeta.__instancecheck__(cls, instance)

    def __subclasscheck__(cls, subclass):
        if cls.__dict__.get("_is_protocol"):
            if cls in subclass.__mro__:
                return True
            if not cls.__dict__.get("_is_runtime_protocol"):
                raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
            return all([hasattr(subclass, name) for name in _members(cls)])
        return ABCMeta.__subclasscheck__(cls, subclass)


def _members(cls):
    names = []
    for base in cls.__mro__:
        if base in (Protocol, Generic, object) or not base.__dict__.get("_is_protocol"):
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", ())]:
            if not name.startswith("_is_") and name not in _NO_MEMBERS and name not in names:
                names.append(name)
    return names


_NO_MEMBERS = ("__module__", "__qualname__", "__doc__", "__annotations__", "__dict__", "__weakref__", "__slots__", "__init__", "__abstractmethods__", "__parameters__", "__subclasshook__", "_abc_registry")


def _no_init(self, *args, **keywords):
    if type(self).__dict__.get("_is_protocol"):
        raise TypeError("Protocols cannot be instantiated")


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()

    def __init_subclass__(cls, *args, **keywords):
        super().__init_subclass__(*args, **keywords)
        cls._is_protocol = Protocol in cls.__bases__
        if cls._is_protocol and "__init__" not in cls.__dict__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    if not cls.__dict__.get("_is_protocol"):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


@runtime_checkable
class SupportsInt(Protocol):
    def __int__(self) -> int: ...


@runtime_checkable
class SupportsFloat(Protocol):
    def __float__(self) -> float: ...


@runtime_checkable
class SupportsIndex(Protocol):
    def __index__(self) -> int: ...


@runtime_checkable
class SupportsAbs(Protocol):
    def __abs__(self): ...


def _named_tuple(typename, annotations, defaults, module):
    made = _collections.namedtuple(typename, list(annotations), defaults=defaults, module=module)
    made.__annotations__ = annotations
    made.__new__.__annotations__ = annotations
    return made


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        annotations = {n: _type(t) for n, t in namespace.get("__annotations__", {}).items()}
        defaults = []
        for name in annotations:
            if name in namespace:
                defaults.append(namespace[name])
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field{'s' if len(defaults) > 1 else ''} {', '.join([n for n in annotations if n in namespace][:len(defaults)])}")
        made = _named_tuple(typename, annotations, defaults, namespace["__module__"])
        for key, value in namespace.items():
            if key in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults", "_make", "_replace", "_asdict", "_source"):
                raise AttributeError("Cannot overwrite NamedTuple attribute " + key)
            if key not in ("__module__", "__qualname__", "__annotations__") and key not in annotations:
                setattr(made, key, value)
        return made


class _NamedTuple:
    def __call__(self, typename, fields=None, /, **keywords):
        if fields is None:
            fields = keywords.items()
        annotations = {n: _type(t) for n, t in fields}
        return _named_tuple(typename, annotations, (), "__main__")

    def __mro_entries__(self, bases):
        return (_NamedTupleBase,)

    def __repr__(self):
        return "<function NamedTuple>"


_NamedTupleBase = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple = _NamedTuple()


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True):
        made = type.__new__(_TypedDictMeta, name, (dict,), {k: v for k, v in namespace.items() if k != "__annotations__"})
        annotations = {}
        required, optional = set(), set()
        for base in bases:
            annotations.update(base.__dict__.get("__annotations__", {}))
            required |= base.__dict__.get("__required_keys__", set())
            optional |= base.__dict__.get("__optional_keys__", set())
        for key, kind in namespace.get("__annotations__", {}).items():
            annotations[key] = kind = _type(kind)
            is_optional = getattr(kind, "_name", None) == "NotRequired" or not total and getattr(kind, "_name", None) != "Required"
            (optional if is_optional else required).add(key)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, *args, **keywords):
        return dict(*args, **keywords)

    def __instancecheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


class _TypedDict:
    def __call__(self, typename, fields=None, /, *, total=True, **keywords):
        namespace = {"__annotations__": dict(keywords if fields is None else fields), "__module__": "__main__"}
        return _TypedDictMeta(typename, (), namespace, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDictBase,)

    def __repr__(self):
        return "<function TypedDict>"


_TypedDictBase = type.__new__(_TypedDictMeta, "TypedDict", (), {})
TypedDict = _TypedDict()


class NewType(_Or):
    def __init__(self, name, tp):
        self.__name__ = self.__qualname__ = name
        self.__supertype__ = tp
        self.__module__ = "__main__"

    def __call__(self, x):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __mro_entries__(self, bases):
        name = self.__name__
        raise TypeError(f"Cannot subclass an instance of NewType. Perhaps you were looking for: `Sub = NewType('Sub', {name})`")


def cast(typ, val):
    return val


def overload(func):
    return _overload_dummy


def _overload_dummy(*args, **keywords):
    raise NotImplementedError("You should not call an overloaded function. A series of @overload-decorated functions outside a stub module should always be followed by an implementation that is not @overload-ed.")


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def no_type_check(arg):
    return arg


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r:.100}")


def reveal_type(obj, /):
    import sys
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def get_origin(tp):
    if isinstance(tp, _GenericAlias) and tp._name == "Annotated":
        return Annotated
    return getattr(tp, "__origin__", None)


def get_args(tp):
    args = getattr(tp, "__args__", ())
    if getattr(tp, "_name", None) == "Callable" and args:
        return (..., args[-1]) if args[0] is ... else (list(args[:-1]), args[-1])
    return tuple([type(None) if a is None else a for a in args])


class _Reader:
    # Types that are written as text: names, parameters in brackets, and `|`.
    def __init__(self, text, names):
        self.text = text
        self.words = []
        self.names = names
        word = ""
        quote = None
        for c in text + " ":
            if quote is not None:
                word += c
                if c == quote:
                    self.words.append(word)
                    word, quote = "", None
            elif c in "'\"" and not word:
                word, quote = c, c
            elif c.isalnum() or c in "_.":
                word += c
            else:
                if word:
                    self.words.append(word)
                    word = ""
                if not c.isspace():
                    self.words.append(c)
        self.at = 0

    def peek(self):
        return self.words[self.at] if self.at < len(self.words) else ""

    def take(self):
        self.at += 1
        return self.words[self.at - 1] if self.at <= len(self.words) else ""

    def many(self, end):
        items = []
        while self.peek() not in (end, ""):
            items.append(self.union())
            if self.peek() == ",":
                self.take()
        self.take()
        return items

    def union(self):
        value = self.one()
        while self.peek() == "|":
            self.take()
            value = value | self.one()
        return value

    def one(self):
        word = self.take()
        if word == "[":
            return self.many("]")
        if word in ("None", "..."):
            value = None if word == "None" else ...
        elif word[:1] in ("'", '"') and word:
            value = _Reader(word[1:-1], self.names).union()
        elif word.isdigit():
            value = int(word)
        else:
            first, *rest = word.split(".")
            if first not in self.names:
                raise NameError(f"name {first!r} is not defined")
            value = self.names[first]
            for name in rest:
                value = getattr(value, name)
        while self.peek() == "[":
            self.take()
            parts = self.many("]")
            value = value[parts[0] if len(parts) == 1 else tuple(parts)]
        return value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import builtins
    # Those of the program: there is no other module that has annotations of its own.
    names = {**vars(builtins), **globals(), **(globalns or {}), **(localns or {})}
    hints = {}
    if isinstance(obj, type):
        found = {}
        for base in reversed(obj.__mro__):
            found.update(base.__dict__.get("__annotations__", {}))
    else:
        found = getattr(obj, "__annotations__", None)
        if found is None:
            raise TypeError(f"{obj!r} is not a module, class, method, or function.")
    for name, value in found.items():
        if isinstance(value, ForwardRef):
            value = value.__forward_arg__
        if isinstance(value, str):
            value = _Reader(value, names).union()
        if value is None:
            value = type(None)
        if getattr(value, "_name", None) == "Annotated" and not include_extras:
            value = value.__args__[0]
        hints[name] = value
    return hints
