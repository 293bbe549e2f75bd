//! `set` and `frozenset`.

use refs::Ref;

use super::T;
use crate::code::{BinOp, CmpOp};
use crate::types::ExcKind;
use crate::value::{Class, Def, Name, Run, SetInner, Value};
use crate::vm::Vm;

/// `set(iterable)`
pub fn new(vm: &mut Vm, class: &Ref<Class>, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let exact = vm.class(T::Set).clone();
    if args.len() > 1 {
        return Err(vm.type_error(format!("set expected at most 1 argument, got {}", args.len())));
    }
    let set = match args.first() {
        Some(v) => vm.set_of(v)?,
        None => Value::set(SetInner::new()),
    };
    Ok(super::wrap(class, &exact, set))
}

/// `frozenset(iterable)`
pub fn new_frozen(
    vm: &mut Vm,
    class: &Ref<Class>,
    args: &[Value],
    _: &[(Name, Value)],
) -> Run<Value> {
    let exact = vm.class(T::FrozenSet).clone();
    let set = match args.first() {
        Some(v) => vm.set_of(v)?,
        None => Value::set(SetInner::new()),
    };
    let inner = match &set {
        Value::Set(s) => std::mem::take(&mut *s.inner.lock()),
        _ => SetInner::new(),
    };
    Ok(super::wrap(class, &exact, Value::frozenset(inner)))
}

fn add(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.set_add(args[0].plain(), args[1].clone())?;
    Ok(Value::None)
}

fn discard(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.set_discard(args[0].plain(), &args[1])?;
    Ok(Value::None)
}

fn remove(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    if vm.set_discard(args[0].plain(), &args[1])? {
        Ok(Value::None)
    } else {
        Err(vm.exception(ExcKind::KeyError, vec![args[1].clone()]))
    }
}

fn pop(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    if let Value::Set(s) = args[0].plain() {
        let mut inner = s.inner.lock();
        inner.changes += 1;
        if let Some((_, item)) = inner.table.pop() {
            return Ok(item);
        }
    }
    Err(vm.exception(ExcKind::KeyError, vec![Value::str("pop from an empty set")]))
}

fn clear(_: &mut Vm, args: &[Value]) -> Run<Value> {
    if let Value::Set(s) = args[0].plain() {
        let old = std::mem::take(&mut *s.inner.lock());
        drop(old);
    }
    Ok(Value::None)
}

fn copy(_: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(match args[0].plain() {
        Value::Set(s) if s.frozen => args[0].clone(),
        Value::Set(s) => Value::set(SetInner::of(s.inner.lock().table.copy())),
        _ => Value::None,
    })
}

fn fold(vm: &mut Vm, args: &[Value], op: BinOp) -> Run<Value> {
    let mut result = copy(vm, args)?;
    for other in &args[1..] {
        let other = vm.set_of(other)?;
        result = vm.set_op(op, &result, &other)?;
    }
    Ok(result)
}

fn union(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    fold(vm, args, BinOp::Or)
}
fn intersection(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    fold(vm, args, BinOp::And)
}
fn difference(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    fold(vm, args, BinOp::Sub)
}
fn symmetric_difference(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    fold(vm, args, BinOp::Xor)
}

fn change(vm: &mut Vm, args: &[Value], op: BinOp) -> Run<Value> {
    let result = fold(vm, args, op)?;
    if let (Value::Set(s), Value::Set(r)) = (args[0].plain(), &result) {
        let inner = std::mem::take(&mut *r.inner.lock());
        s.inner.set(inner);
    }
    Ok(Value::None)
}

fn update(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    for other in &args[1..] {
        for item in vm.items(other)? {
            vm.set_add(args[0].plain(), item)?;
        }
    }
    Ok(Value::None)
}
fn intersection_update(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    change(vm, args, BinOp::And)
}
fn difference_update(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    change(vm, args, BinOp::Sub)
}
fn symmetric_difference_update(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    change(vm, args, BinOp::Xor)
}

fn relation(vm: &mut Vm, args: &[Value], op: CmpOp) -> Run<Value> {
    let other = vm.set_of(&args[1])?;
    vm.compare(op, args[0].plain(), &other)
}

fn issubset(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    relation(vm, args, CmpOp::Le)
}
fn issuperset(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    relation(vm, args, CmpOp::Ge)
}
fn isdisjoint(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    for item in vm.items(&args[1])? {
        if vm.set_has(args[0].plain(), &item)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}

/// The methods of both.
pub static COMMON: &[Def] = &[
    Def::method("copy", 0, 0, copy),
    Def::method("union", 0, 255, union),
    Def::method("intersection", 0, 255, intersection),
    Def::method("difference", 0, 255, difference),
    Def::method("symmetric_difference", 1, 1, symmetric_difference),
    Def::method("issubset", 1, 1, issubset),
    Def::method("issuperset", 1, 1, issuperset),
    Def::method("isdisjoint", 1, 1, isdisjoint),
];

/// The methods of sets that can be changed.
pub static METHODS: &[Def] = &[
    Def::method("add", 1, 1, add),
    Def::method("discard", 1, 1, discard),
    Def::method("remove", 1, 1, remove),
    Def::method("pop", 0, 0, pop),
    Def::method("clear", 0, 0, clear),
    Def::method("update", 0, 255, update),
    Def::method("intersection_update", 0, 255, intersection_update),
    Def::method("difference_update", 0, 255, difference_update),
    Def::method("symmetric_difference_update", 1, 1, symmetric_difference_update),
];
