class auto:
    _last = 0

    def __init__(self):
        auto._last += 1
        self._order = auto._last


def _descriptor(value):
    kind = type(value)
    return hasattr(kind, "__get__") or hasattr(kind, "__set__") or isinstance(value, (staticmethod, classmethod, property)) or callable(value) and hasattr(value, "__code__")


class EnumMeta(type):
    def __new__(meta, name, bases, namespace, **keywords):
        own = {}
        values = {}
        ignored = namespace.get("_ignore_", [])
        for key, value in namespace.items():
            if key.startswith("_") or _descriptor(value) or key in ignored:
                own[key] = value
            else:
                values[key] = value
        for base in bases:
            if isinstance(base, EnumMeta) and base._member_map_:
                raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        cls = super().__new__(meta, name, bases, own)
        members = {}
        type.__setattr__(cls, "_member_map_", members)
        type.__setattr__(cls, "_value_map_", {})
        mixed = None
        for base in cls.__mro__[1:]:
            if base in (int, str, float):
                mixed = base
        flag = any(base.__name__ == "Flag" and base.__module__ == "enum" for base in cls.__mro__[1:])
        last = []
        for key, value in values.items():
            if isinstance(value, auto):
                generate = getattr(cls, "_generate_next_value_", None)
                if generate is not None:
                    value = generate(key, 1, len(last), last)
                elif mixed is str:
                    value = key.lower()
                elif flag:
                    value = 1 << max((v.bit_length() for v in last), default=0)
                else:
                    value = last[-1] + 1 if last else 1
            last.append(value)
            for known in members.values():
                if known._value_ == value and type(known._value_) is type(value):
                    members[key] = known
                    type.__setattr__(cls, key, known)
                    break
            else:
                arguments = value if isinstance(value, tuple) else (value,)
                if mixed is not None:
                    member = mixed.__new__(cls, *arguments)
                else:
                    member = object.__new__(cls)
                member._name_ = key
                member._value_ = value
                if "__init__" in own:
                    member.__init__(*arguments)
                members[key] = member
                type.__setattr__(cls, key, member)
        return cls

    def __call__(cls, value, names=None):
        if names is not None:
            if isinstance(names, str):
                names = names.replace(",", " ").split()
            pairs = names.items() if isinstance(names, dict) else enumerate(names, 1)
            pairs = [(k, v) for k, v in pairs] if isinstance(names, dict) else [(n, i) for i, n in pairs]
            return EnumMeta(value, (cls,), {"__module__": "__main__", **dict(pairs)})
        if type(value) is cls:
            return value
        for member in cls._member_map_.values():
            if member._value_ == value:
                return member
        missing = cls._missing_(value)
        if missing is not None:
            return missing
        raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")

    def __iter__(cls):
        seen = []
        for name, member in cls._member_map_.items():
            if name == member._name_:
                seen.append(member)
        return iter(seen)

    def __reversed__(cls):
        return reversed(list(cls))

    def __len__(cls):
        return len(list(cls))

    def __bool__(cls):
        return True

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __contains__(cls, member):
        if not isinstance(member, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': '{type(member).__qualname__}' and '{cls.__class__.__qualname__}'")
        return isinstance(member, cls)

    @property
    def __members__(cls):
        return dict(cls._member_map_)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        type.__setattr__(cls, name, value)

    def __repr__(cls):
        return f"<enum {cls.__name__!r}>"


EnumType = EnumMeta


class Enum(metaclass=EnumMeta):
    _member_map_ = {}

    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, spec):
        return str.__format__(str(self), spec)

    def __hash__(self):
        return hash(self._name_)

    def __eq__(self, other):
        return self is other

    def __setattr__(self, name, value):
        if name in ("name", "value"):
            raise AttributeError(f"<enum {self.__class__.__name__!r}> cannot set attribute {name!r}")
        object.__setattr__(self, name, value)


class IntEnum(int, Enum):
    def __str__(self):
        return str(self._value_)

    def __format__(self, spec):
        return format(self._value_, spec)

    def __eq__(self, other):
        return int(self) == other

    def __hash__(self):
        return hash(int(self))


class StrEnum(str, Enum):
    def __str__(self):
        return self._value_

    def __format__(self, spec):
        return format(self._value_, spec)

    def __eq__(self, other):
        return self._value_ == other

    def __hash__(self):
        return hash(self._value_)


class Flag(Enum):
    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int) or value < 0:
            return None
        every = 0
        for member in cls:
            every |= member._value_
        if value & ~every:
            return None
        made = object.__new__(cls)
        parts = [m for m in cls if m._value_ & value and m._value_ & (m._value_ - 1) == 0]
        made._name_ = "|".join(m._name_ for m in parts) or None
        made._value_ = value
        return made

    def __or__(self, other):
        return self.__class__(self._value_ | other._value_)

    def __and__(self, other):
        return self.__class__(self._value_ & other._value_)

    def __xor__(self, other):
        return self.__class__(self._value_ ^ other._value_)

    def __invert__(self):
        every = 0
        for member in self.__class__:
            every |= member._value_
        return self.__class__(every & ~self._value_)

    def __bool__(self):
        return bool(self._value_)

    def __contains__(self, other):
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([m for m in self.__class__ if m._value_ & self._value_])

    def __eq__(self, other):
        return other.__class__ is self.__class__ and self._value_ == other._value_

    def __hash__(self):
        return hash(self._value_)

    def __repr__(self):
        name = self._name_
        return f"<{self.__class__.__name__}{'.' + name if name else ''}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}" if self._name_ else f"{self.__class__.__name__}({self._value_})"


def unique(cls):
    aliases = [(n, m.name) for n, m in cls.__members__.items() if n != m.name]
    if aliases:
        raise ValueError(f"duplicate values found in {cls!r}: " + ", ".join(f"{a} -> {n}" for a, n in aliases))
    return cls
