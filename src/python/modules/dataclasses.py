import _machine


class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


MISSING = _Missing()


class FrozenInstanceError(AttributeError):
    pass


class Field:
    def __init__(self, default, default_factory, init, repr, hash, compare, kw_only, metadata=None):
        self.name = None
        self.type = None
        self.metadata = {} if metadata is None else metadata
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.kw_only = kw_only


class KW_ONLY:
    pass


class InitVar:
    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


def _is_init_var(kind):
    if isinstance(kind, str):
        return kind.startswith(("InitVar", "dataclasses.InitVar"))
    return kind is InitVar or isinstance(kind, InitVar)


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=False):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, kw_only, metadata)


def _collect(cls, all_kw_only):
    fields = {}
    for base in reversed(cls.__mro__[1:]):
        fields.update(base.__dict__.get("__dataclass_fields__", {}))
    kw_only = all_kw_only
    for name, kind in cls.__dict__.get("__annotations__", {}).items():
        if kind is KW_ONLY or kind in ("KW_ONLY", "dataclasses.KW_ONLY"):
            kw_only = True
            continue
        if "ClassVar" in (kind if isinstance(kind, str) else repr(kind)):
            continue
        default = cls.__dict__.get(name, MISSING)
        if isinstance(default, Field):
            f = default
            if f.default is MISSING:
                if name in cls.__dict__:
                    delattr(cls, name)
            else:
                setattr(cls, name, f.default)
        else:
            f = Field(default, MISSING, True, True, None, True, False)
            if isinstance(default, (list, dict, set)):
                raise ValueError(f"mutable default {type(default)} for field {name} is not allowed: use default_factory")
        f.kw_only = f.kw_only or kw_only
        f.name = name
        f.type = kind
        f.init_only = _is_init_var(kind)
        fields[name] = f
    return fields


def _words(names):
    names = [repr(n) for n in names]
    if len(names) > 2:
        return ", ".join(names[:-1]) + ", and " + names[-1]
    return " and ".join(names)


def _make_init(cls, fields, frozen):
    positional = [f for f in fields if f.init and not f.kw_only]
    keyword = [f for f in fields if f.init and f.kw_only]
    seen_default = False
    for f in positional:
        has = f.default is not MISSING or f.default_factory is not MISSING
        if seen_default and not has:
            raise TypeError(f"non-default argument {f.name!r} follows default argument")
        seen_default = seen_default or has
    required = [f for f in positional if f.default is MISSING and f.default_factory is MISSING]
    put = object.__setattr__ if frozen else setattr
    qualname = f"{cls.__qualname__}.__init__"

    def __init__(self, /, *args, **keywords):
        if len(args) > len(positional):
            most = len(positional) + 1
            takes = f"from {len(required) + 1} to {most}" if len(required) < len(positional) else str(most)
            raise TypeError(f"{qualname}() takes {takes} positional argument{'s' if most > 1 else ''} but {len(args) + 1} were given")
        values = {}
        for f, value in zip(positional, args):
            values[f.name] = value
        for name, value in keywords.items():
            if name in values:
                raise TypeError(f"{qualname}() got multiple values for argument '{name}'")
            values[name] = value
        missing = [f.name for f in required if f.name not in values]
        for f in fields:
            if f.name in values:
                if not f.init:
                    raise TypeError(f"{qualname}() got an unexpected keyword argument '{f.name}'")
        for name in keywords:
            if name not in names:
                raise TypeError(f"{qualname}() got an unexpected keyword argument '{name}'")
        if missing:
            raise TypeError(f"{qualname}() missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {_words(missing)}")
        missing = [f.name for f in keyword if f.name not in values and f.default is MISSING and f.default_factory is MISSING]
        if missing:
            raise TypeError(f"{qualname}() missing {len(missing)} required keyword-only argument{'s' if len(missing) > 1 else ''}: {_words(missing)}")
        given = []
        for f in fields:
            if f.init_only:
                given.append(values[f.name] if f.name in values else f.default)
            elif f.name in values:
                put(self, f.name, values[f.name])
            elif f.default_factory is not MISSING:
                put(self, f.name, f.default_factory())
            elif f.default is not MISSING:
                put(self, f.name, f.default)
        if post is not None:
            self.__post_init__(*given)

    names = {f.name for f in fields}
    post = getattr(cls, "__post_init__", None)
    __init__.__qualname__ = qualname
    return __init__


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def decorate(cls):
        cls = _process(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only)
        return _with_slots(cls) if slots else cls
    return decorate if cls is None else decorate(cls)


def _process(cls, init, show, eq, order, unsafe_hash, frozen, match_args, kw_only):
    by_name = _collect(cls, kw_only)
    fields = list(by_name.values())
    cls.__dataclass_fields__ = by_name
    own = cls.__dict__
    shown = [f.name for f in fields if f.repr and not f.init_only]
    compared = [f.name for f in fields if f.compare and not f.init_only]

    def values(self):
        return tuple([getattr(self, n) for n in compared])

    if init:
        cls.__init__ = _make_init(cls, fields, frozen)
    if show and "__repr__" not in own:
        def __repr__(self):
            if not _machine.show(self):
                return "..."
            try:
                return f"{self.__class__.__qualname__}({', '.join([f'{n}={getattr(self, n)!r}' for n in shown])})"
            finally:
                _machine.shown()
        cls.__repr__ = __repr__
    if eq and "__eq__" not in own:
        def __eq__(self, other):
            if other.__class__ is self.__class__:
                return values(self) == values(other)
            return NotImplemented
        cls.__eq__ = __eq__
    if order:
        def __lt__(self, other):
            return values(self) < values(other) if other.__class__ is self.__class__ else NotImplemented
        def __le__(self, other):
            return values(self) <= values(other) if other.__class__ is self.__class__ else NotImplemented
        def __gt__(self, other):
            return values(self) > values(other) if other.__class__ is self.__class__ else NotImplemented
        def __ge__(self, other):
            return values(self) >= values(other) if other.__class__ is self.__class__ else NotImplemented
        cls.__lt__, cls.__le__, cls.__gt__, cls.__ge__ = __lt__, __le__, __gt__, __ge__
    if unsafe_hash or (eq and frozen):
        def __hash__(self):
            return hash(values(self))
        cls.__hash__ = __hash__
    elif eq and "__hash__" not in own:
        cls.__hash__ = None
    if frozen:
        def __setattr__(self, name, value):
            raise FrozenInstanceError(f"cannot assign to field {name!r}")
        def __delattr__(self, name):
            raise FrozenInstanceError(f"cannot delete field {name!r}")
        cls.__setattr__ = __setattr__
        cls.__delattr__ = __delattr__
    if own.get("__doc__") is None:
        cls.__doc__ = f"{cls.__name__}({_signature(fields)})"
    if match_args and "__match_args__" not in own:
        cls.__match_args__ = tuple([f.name for f in fields if f.init and not f.kw_only])
    return cls


def _with_slots(cls):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    names = [f.name for f in cls.__dataclass_fields__.values() if not f.init_only]
    inherited = [n for base in cls.__mro__[1:] for n in base.__dict__.get("__slots__", ())]
    namespace = {k: v for k, v in cls.__dict__.items() if k not in names and k not in ("__dict__", "__weakref__")}
    namespace["__slots__"] = tuple([n for n in names if n not in inherited])
    namespace["__qualname__"] = cls.__qualname__
    return type(cls)(cls.__name__, cls.__bases__, namespace)


def _signature(fields):
    parts = []
    star = False
    for f in sorted([f for f in fields if f.init], key=lambda f: f.kw_only):
        if f.kw_only and not star:
            parts.append("*")
            star = True
        kind = f.type
        if isinstance(kind, type):
            kind = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
        else:
            kind = repr(kind).replace("typing.", "")
        if f.default is not MISSING:
            parts.append(f"{f.name}: {kind} = {f.default!r}")
        elif f.default_factory is not MISSING:
            parts.append(f"{f.name}: {kind} = <factory>")
        else:
            parts.append(f"{f.name}: {kind}")
    return ", ".join(parts)


def fields(thing):
    try:
        return tuple([f for f in thing.__dataclass_fields__.values() if not f.init_only])
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None


def is_dataclass(thing):
    return hasattr(thing, "__dataclass_fields__")


def asdict(thing):
    if isinstance(thing, type) or not is_dataclass(thing):
        raise TypeError("asdict() should be called on dataclass instances")
    return _plain(thing, dict)


def _plain(value, make):
    if is_dataclass(value) and not isinstance(value, type):
        pairs = [(f.name, _plain(getattr(value, f.name), make)) for f in fields(value)]
        return dict(pairs) if make is dict else tuple([v for _, v in pairs])
    if isinstance(value, (list, tuple)):
        return type(value)([_plain(v, make) for v in value])
    if isinstance(value, dict):
        return {_plain(k, make): _plain(v, make) for k, v in value.items()}
    return value


def astuple(thing):
    return _plain(thing, tuple)


def replace(thing, /, **changes):
    if isinstance(thing, type) or not is_dataclass(thing):
        raise TypeError("replace() should be called on dataclass instances")
    values = {}
    for f in thing.__dataclass_fields__.values():
        if not f.init:
            if f.name in changes:
                raise ValueError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
        elif f.init_only:
            if f.default is MISSING and f.name not in changes:
                raise ValueError(f"InitVar {f.name!r} must be specified with replace()")
        else:
            values[f.name] = getattr(thing, f.name)
    values.update(changes)
    return thing.__class__(**values)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, **options):
    annotations = {}
    body = dict(namespace or {})
    for item in fields:
        if isinstance(item, str):
            annotations[item] = "typing.Any"
        elif len(item) == 2:
            annotations[item[0]] = item[1]
        else:
            annotations[item[0]] = item[1]
            body[item[0]] = item[2]
    body["__annotations__"] = annotations
    return dataclass(type(cls_name, bases, body), **options)
