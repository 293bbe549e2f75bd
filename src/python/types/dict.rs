//! `dict` and its views.

use refs::Ref;

use super::T;
use crate::types::ExcKind;
use crate::value::{
    Class, Def, Dict, DictInner, Iter, IterState, Name, Object, Run, Value, ViewKind,
};
use crate::vm::Vm;

/// `dict(mapping, **kw)`
pub fn new(vm: &mut Vm, class: &Ref<Class>, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    let exact = vm.class(T::Dict).clone();
    let dict = Value::dict(DictInner::new());
    if Ref::ptr_eq(class, &exact) && args.len() > 1 {
        return Err(vm.type_error(format!("dict expected at most 1 argument, got {}", args.len())));
    }
    // A subclass with an `__init__` of its own passes on what is for the dict.
    let custom = matches!(class.lookup(crate::value::well_known::INIT), Some(Value::Function(_)));
    if !custom {
        fill(vm, &dict, args, kw)?;
    }
    Ok(super::wrap(class, &exact, dict))
}

fn fill(vm: &mut Vm, dict: &Value, args: &[Value], kw: &[(Name, Value)]) -> Run<()> {
    if let Some(v) = args.first() {
        vm.dict_update(dict, v)?;
    }
    for (name, v) in kw {
        let key = vm.program.names.value(*name);
        vm.dict_store(dict, key, v.clone())?;
    }
    Ok(())
}

fn init(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    fill(vm, &args[0].plain().clone(), &args[1..], kw)?;
    Ok(Value::None)
}

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> Run<&'a Ref<Dict>> {
    match args[0].plain() {
        Value::Dict(d) => Ok(d),
        other => {
            let t = crate::vm::type_name(vm, other);
            Err(vm.type_error(format!("descriptor requires a 'dict' object but received a '{t}'")))
        }
    }
}

fn get(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let found = vm.dict_get(args[0].plain(), &args[1])?;
    Ok(found.unwrap_or_else(|| args.get(2).cloned().unwrap_or(Value::None)))
}

fn setdefault(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.dict_setdefault(
        args[0].plain(),
        args[1].clone(),
        args.get(2).cloned().unwrap_or(Value::None),
    )
}

fn pop(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    match vm.dict_remove(args[0].plain(), &args[1])? {
        Some(v) => Ok(v),
        None => match args.get(2) {
            Some(v) => Ok(v.clone()),
            None => Err(vm.exception(ExcKind::KeyError, vec![args[1].clone()])),
        },
    }
}

fn popitem(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let d = this(vm, args)?;
    let entry = {
        let mut table = d.inner.lock();
        table.last().map(|at| table.remove(at))
    };
    match entry {
        Some(e) => Ok(Value::tuple(vec![e.key, e.value])),
        None => {
            Err(vm.exception(ExcKind::KeyError, vec![Value::str("popitem(): dictionary is empty")]))
        }
    }
}

fn update(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    fill(vm, &args[0].plain().clone(), &args[1..], kw)?;
    Ok(Value::None)
}

fn clear(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let old = std::mem::take(&mut *this(vm, args)?.inner.lock());
    drop(old);
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::dict(this(vm, args)?.inner.get()))
}

fn view(vm: &mut Vm, args: &[Value], kind: ViewKind) -> Run<Value> {
    let dict = this(vm, args)?.clone();
    Ok(Value::Object(Ref::new(Object::View { dict, kind })))
}

fn keys(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    view(vm, args, ViewKind::Keys)
}
fn values(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    view(vm, args, ViewKind::Values)
}
fn items(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    view(vm, args, ViewKind::Items)
}

fn reversed(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (dict, view, kind) = match args[0].plain() {
        Value::Object(o) => match &**o {
            Object::View { dict, kind } => (
                dict.clone(),
                *kind,
                match kind {
                    ViewKind::Keys => "dict_reversekeyiterator",
                    ViewKind::Values => "dict_reversevalueiterator",
                    ViewKind::Items => "dict_reverseitemiterator",
                },
            ),
            _ => return Ok(Value::None),
        },
        _ => (this(vm, args)?.clone(), ViewKind::Keys, "dict_reversekeyiterator"),
    };
    let (left, len) = {
        let table = dict.inner.lock();
        (table.entries.len(), table.len())
    };
    Ok(Iter::value(kind, IterState::DictBack { dict, left, len, view }))
}

fn fromkeys(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let dict = Value::dict(DictInner::new());
    for key in vm.items(&args[0])? {
        vm.dict_store(&dict, key, args.get(1).cloned().unwrap_or(Value::None))?;
    }
    Ok(dict)
}

/// The methods.
pub static METHODS: &[Def] = &[
    Def::method("get", 1, 2, get),
    Def::method("setdefault", 1, 2, setdefault),
    Def::method("pop", 1, 2, pop),
    Def::method("popitem", 0, 0, popitem),
    Def::method_kw("update", 0, 1, update),
    Def::method("clear", 0, 0, clear),
    Def::method("copy", 0, 0, copy),
    Def::method("keys", 0, 0, keys),
    Def::method("values", 0, 0, values),
    Def::method("items", 0, 0, items),
    Def::generic("__reversed__", 0, 0, reversed),
    Def::func("fromkeys", 1, 2, fromkeys),
    Def { generic: true, ..Def::method_kw("__init__", 0, 1, init) },
];

fn isdisjoint(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    for item in vm.items(&args[1])? {
        if vm.contains(&args[0], &item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

/// The methods of views.
pub static VIEW: &[Def] =
    &[Def::generic("__reversed__", 0, 0, reversed), Def::method("isdisjoint", 1, 1, isdisjoint)];
