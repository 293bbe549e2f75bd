//! `object`, `type`, and the special methods that say in words what operators do.

use refs::Ref;

use super::T;
use crate::code::{BinOp, CmpOp, UnOp};
use crate::value::{Class, Def, Instance, Name, NameMap, Payload, Run, Value, well_known as w};
use crate::vm::Vm;

/// `object()`
pub fn new(_: &mut Vm, class: &Ref<Class>, _: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    Ok(Value::Instance(Instance::new(class.clone(), Payload::None)))
}

/// `type(x)`, `type(name, bases, dict)`
pub fn new_type(
    vm: &mut Vm,
    class: &Ref<Class>,
    args: &[Value],
    kw: &[(Name, Value)],
) -> Run<Value> {
    match args {
        [one] => Ok(match one {
            Value::Bound(b) if matches!(b.func, Value::Builtin(_)) => {
                Value::Class(vm.class(T::BuiltinMethod).clone())
            }
            _ => Value::Class(vm.class_of(one)),
        }),
        [name, bases, dict] => {
            let mut map = NameMap::new();
            if let Value::Dict(d) = dict.plain() {
                for e in d.inner.get().iter() {
                    map.insert(vm.intern(e.key.as_str().unwrap_or_default()), e.value.clone());
                }
            }
            let bases = vm.items(bases)?;
            if Ref::ptr_eq(class, vm.class(T::Type))
                && bases.iter().any(|b| matches!(b, Value::Class(c) if c.meta.is_some()))
            {
                let name = name.as_str().unwrap_or_default();
                return vm.make_class(name, &bases, map, None, kw);
            }
            let classes = bases
                .iter()
                .filter_map(|b| if let Value::Class(c) = b { Some(c.clone()) } else { None })
                .collect();
            let meta =
                if Ref::ptr_eq(class, vm.class(T::Type)) { None } else { Some(class.clone()) };
            vm.plain_class(name.as_str().unwrap_or_default(), classes, map, meta, kw)
        }
        _ => Err(vm.type_error("type() takes 1 or 3 arguments")),
    }
}

fn method_new(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    let Value::Class(class) = &args[0] else {
        return Err(vm.type_error("object.__new__(X): X is not a type object"));
    };
    match class.new {
        Some(make) => make(vm, class, &args[1..], kw),
        None => Ok(Value::Instance(Instance::new(class.clone(), Payload::None))),
    }
}

fn init(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    // What `__new__` took, `__init__` may ignore; not so what nobody took.
    if let Value::Instance(i) = &args[0]
        && matches!(i.payload, Payload::None)
        && args.len() + kw.len() > 1
    {
        let class = i.class.get();
        let own_new = !matches!(class.lookup(w::NEW), None | Some(Value::Builtin(_)));
        let own_init = !matches!(class.lookup(w::INIT), None | Some(Value::Builtin(_)));
        if own_init {
            let what = "object.__init__() takes exactly one argument (the instance to initialize)";
            return Err(vm.type_error(what));
        }
        if !own_new {
            let what = "takes exactly one argument (the instance to initialize)";
            return Err(vm.type_error(format!("{}.__init__() {what}", class.name())));
        }
    }
    Ok(Value::None)
}

fn init_subclass(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    if kw.is_empty() {
        return Ok(Value::None);
    }
    let name = match args.first() {
        Some(Value::Class(c)) => c.name(),
        _ => "object".to_owned(),
    };
    Err(vm.type_error(format!("{name}.__init_subclass__() takes no keyword arguments")))
}

/// What `object.__repr__` says, whatever the class has.
fn repr(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let v = &args[0];
    if let Value::Instance(i) = v {
        let text = match &i.payload {
            Payload::Value(inner) => vm.repr_of(&inner.clone())?,
            Payload::Exception(data) => {
                let args = data.lock().args.clone();
                let mut items = Vec::new();
                for a in &args {
                    items.push(vm.repr_of(a)?);
                }
                format!("{}({})", vm.class_of(v).name(), items.join(", "))
            }
            _ => {
                let name = vm.class_of(v).full_name();
                format!("<{name} object at 0x{:012x}>", v.id() & 0xffff_ffff_ffff)
            }
        };
        return Ok(Value::str(text));
    }
    Ok(Value::str(vm.repr_of(v)?))
}

fn str(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let v = &args[0];
    if let Value::Instance(i) = v {
        match &i.payload {
            Payload::Exception(_) => {
                return Ok(Value::str(vm.exception_text(&crate::value::Exc(i.clone()))?));
            }
            Payload::Value(inner) => return Ok(Value::str(vm.str_of(&inner.clone())?)),
            _ => return Ok(Value::str(vm.repr_of(v)?)),
        }
    }
    Ok(Value::str(vm.str_of(v)?))
}

fn eq(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (a, b) = (args[0].plain(), args[1].plain());
    if let (Value::Instance(_), _) | (_, Value::Instance(_)) = (a, b) {
        return Ok(if args[0].is(&args[1]) { Value::Bool(true) } else { Value::NotImplemented });
    }
    vm.compare(CmpOp::Eq, a, b)
}

fn ne(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let v = vm.compare(CmpOp::Eq, &args[0], &args[1])?;
    Ok(Value::Bool(!vm.truth(&v)?))
}

fn hash(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    match args[0].plain() {
        Value::Instance(_) => Ok(Value::Int((args[0].id() as i64).rotate_right(4))),
        plain => vm.hash(&plain.clone()).map(Value::Int),
    }
}

fn setattr(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let name = vm.intern(args[1].as_str().unwrap_or_default());
    match &args[0] {
        Value::Instance(i) => {
            let class = i.class.get();
            vm.set_plain(&args[0], i, &class, name, args[2].clone())?;
        }
        other => vm.set_attr(other, name, args[2].clone())?,
    }
    Ok(Value::None)
}

fn delattr(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let name = vm.intern(args[1].as_str().unwrap_or_default());
    match &args[0] {
        Value::Instance(i) => {
            let class = i.class.get();
            vm.del_plain(&args[0], i, &class, name)?;
        }
        other => vm.del_attr(other, name)?,
    }
    Ok(Value::None)
}

fn getattribute(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let name = vm.intern(args[1].as_str().unwrap_or_default());
    match vm.plain_attr(&args[0], name)? {
        Some(v) => Ok(v),
        None => Err(vm.no_attr(&args[0], name)),
    }
}

fn dir(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::list(vm.attr_names(&args[0]).into_iter().map(Value::from).collect()))
}

fn format(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let spec = args[1].as_str().unwrap_or_default();
    let v = args[0].plain();
    if let Value::Instance(_) = v {
        if !spec.is_empty() {
            let t = crate::vm::type_name(vm, v);
            return Err(
                vm.type_error(format!("unsupported format string passed to {t}.__format__"))
            );
        }
        return Ok(Value::str(vm.str_of(v)?));
    }
    Ok(Value::str(vm.format(v, spec)?))
}

/// Of every object.
pub static METHODS: &[Def] = &[
    Def::kw("__new__", 1, 255, method_new),
    Def { generic: true, ..Def::method_kw("__init__", 0, 255, init) },
    Def { generic: true, ..Def::kw("__init_subclass__", 0, 255, init_subclass) },
    Def::generic("__repr__", 0, 0, repr),
    Def::generic("__str__", 0, 0, str),
    Def::generic("__eq__", 1, 1, eq),
    Def::generic("__ne__", 1, 1, ne),
    Def::generic("__hash__", 0, 0, hash),
    Def::generic("__setattr__", 2, 2, setattr),
    Def::generic("__delattr__", 1, 1, delattr),
    Def::generic("__getattribute__", 1, 1, getattribute),
    Def::generic("__dir__", 0, 0, dir),
    Def::generic("__format__", 1, 1, format),
];

macro_rules! binary {
    ($($f:ident $r:ident $op:ident),*) => {
        $(fn $f(vm: &mut Vm, args: &[Value]) -> Run<Value> { operator(vm, BinOp::$op, &args[0], &args[1]) }
        fn $r(vm: &mut Vm, args: &[Value]) -> Run<Value> { operator(vm, BinOp::$op, &args[1], &args[0]) })*
    };
}
binary!(add radd Add, sub rsub Sub, mul rmul Mul, div rdiv Div, floordiv rfloordiv FloorDiv, modulo rmodulo Mod, pow rpow Pow, and rand And, or ror Or, xor rxor Xor);

fn operator(vm: &mut Vm, op: BinOp, a: &Value, b: &Value) -> Run<Value> {
    match vm.binary(op, a.plain(), b.plain()) {
        Err(e) if vm.is_exception(&e, super::ExcKind::TypeError) => Ok(Value::NotImplemented),
        other => other,
    }
}

macro_rules! comparison {
    ($($f:ident $op:ident),*) => {
        $(fn $f(vm: &mut Vm, args: &[Value]) -> Run<Value> { vm.compare(CmpOp::$op, args[0].plain(), args[1].plain()) })*
    };
}
comparison!(lt Lt, le Le, gt Gt, ge Ge);

fn neg(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.unary(UnOp::Neg, args[0].plain())
}

fn boolean(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.truth(args[0].plain()).map(Value::Bool)
}

/// Operators of built-in values, as methods.
pub static GENERIC: &[Def] = &[
    Def::generic("__add__", 1, 1, add),
    Def::generic("__radd__", 1, 1, radd),
    Def::generic("__sub__", 1, 1, sub),
    Def::generic("__rsub__", 1, 1, rsub),
    Def::generic("__mul__", 1, 1, mul),
    Def::generic("__rmul__", 1, 1, rmul),
    Def::generic("__truediv__", 1, 1, div),
    Def::generic("__rtruediv__", 1, 1, rdiv),
    Def::generic("__floordiv__", 1, 1, floordiv),
    Def::generic("__rfloordiv__", 1, 1, rfloordiv),
    Def::generic("__mod__", 1, 1, modulo),
    Def::generic("__rmod__", 1, 1, rmodulo),
    Def::generic("__pow__", 1, 1, pow),
    Def::generic("__rpow__", 1, 1, rpow),
    Def::generic("__and__", 1, 1, and),
    Def::generic("__rand__", 1, 1, rand),
    Def::generic("__or__", 1, 1, or),
    Def::generic("__ror__", 1, 1, ror),
    Def::generic("__xor__", 1, 1, xor),
    Def::generic("__rxor__", 1, 1, rxor),
    Def::generic("__lt__", 1, 1, lt),
    Def::generic("__le__", 1, 1, le),
    Def::generic("__gt__", 1, 1, gt),
    Def::generic("__ge__", 1, 1, ge),
    Def::generic("__neg__", 0, 0, neg),
    Def::generic("__bool__", 0, 0, boolean),
];

fn len(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.len(args[0].plain()).map(Value::from)
}

fn getitem(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    if let Value::Dict(_) = args[0].plain() {
        return match vm.dict_get(args[0].plain(), &args[1])? {
            Some(v) => Ok(v),
            None => match vm.custom(&args[0], w::MISSING) {
                Some(m) => vm.call_special(&m, &args[0], &args[1..2]),
                None => Err(vm.exception(super::ExcKind::KeyError, vec![args[1].clone()])),
            },
        };
    }
    vm.get_item(args[0].plain(), &args[1])
}

fn contains(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.contains(args[0].plain(), &args[1]).map(Value::Bool)
}

fn iter(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.iter(args[0].plain())
}

/// Of what has items.
pub static SEQUENCE: &[Def] = &[
    Def::generic("__len__", 0, 0, len),
    Def::generic("__getitem__", 1, 1, getitem),
    Def::generic("__contains__", 1, 1, contains),
    Def::generic("__iter__", 0, 0, iter),
];

fn setitem(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.set_item(args[0].plain(), &args[1], &args[2]).map(|()| Value::None)
}

fn delitem(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.del_item(args[0].plain(), &args[1]).map(|()| Value::None)
}

/// Of what has items that can be changed.
pub static MUTABLE: &[Def] =
    &[Def::generic("__setitem__", 2, 2, setitem), Def::generic("__delitem__", 1, 1, delitem)];

fn mro(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let tuple = vm.get_attr(&args[0], w::MRO)?;
    Ok(Value::list(vm.items(&tuple)?))
}

fn subclasses(_: &mut Vm, args: &[Value]) -> Run<Value> {
    match &args[0] {
        Value::Class(c) => Ok(Value::list(c.subclasses().into_iter().map(Value::Class).collect())),
        _ => Ok(Value::list(Vec::new())),
    }
}

fn type_call(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    let Value::Class(class) = &args[0] else {
        return Err(vm.type_error("type.__call__ needs a class"));
    };
    vm.construct(class, &args[1..], kw)
}

/// Of classes.
pub static TYPE: &[Def] = &[
    Def::method("mro", 0, 0, mro),
    Def::method("__subclasses__", 0, 0, subclasses),
    Def { generic: true, ..Def::method_kw("__call__", 0, 255, type_call) },
];
