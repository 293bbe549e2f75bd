//! Generators, coroutines, and the iterators that are classes.

use refs::Ref;

use crate::types::ExcKind;
use crate::value::{
    Class, Def, Exc, Generator, Iter, IterState, Locked, Name, Object, Payload, Run, Value,
};
use crate::vm::{Resumed, Vm};

fn this<'a>(vm: &mut Vm, args: &'a [Value]) -> Run<&'a Ref<Generator>> {
    match &args[0] {
        Value::Generator(g) => Ok(g),
        Value::Object(o) => match &**o {
            Object::CoroutineWrapper(g) => Ok(g),
            _ => Err(vm.type_error("not a generator")),
        },
        _ => Err(vm.type_error("not a generator")),
    }
}

fn out(vm: &mut Vm, r: Resumed) -> Run<Value> {
    match r {
        Resumed::Yield(v) => Ok(v),
        Resumed::Return(Value::None) => Err(vm.exception(ExcKind::StopIteration, Vec::new())),
        Resumed::Return(v) => Err(vm.exception(ExcKind::StopIteration, vec![v])),
    }
}

fn send(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let g = this(vm, args)?.clone();
    let r = vm.resume(&g, args[1].clone())?;
    out(vm, r)
}

fn next(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let g = this(vm, args)?.clone();
    let r = vm.resume(&g, Value::None)?;
    out(vm, r)
}

fn thrown(vm: &mut Vm, args: &[Value]) -> Run<Exc> {
    match (&args[1], args.get(2)) {
        (Value::Class(_), Some(v)) if !v.is_none() => {
            if let Value::Instance(i) = v
                && matches!(i.payload, Payload::Exception(_))
            {
                return Ok(Exc(i.clone()));
            }
            let made = vm.call(&args[1], std::slice::from_ref(v))?;
            vm.exception_from(&made)
        }
        (v @ (Value::Class(_) | Value::Instance(_)), _) => match vm.exception_from(v) {
            Ok(e) => Ok(e),
            Err(e) => Err(e),
        },
        (v, _) => {
            let t = crate::vm::type_name(vm, v);
            Err(vm.type_error(format!(
                "exceptions must be classes or instances deriving from BaseException, not {t}"
            )))
        }
    }
}

fn throw(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let g = this(vm, args)?.clone();
    let exc = thrown(vm, args)?;
    let r = vm.throw(&g, exc)?;
    out(vm, r)
}

fn close(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let g = this(vm, args)?.clone();
    vm.close(&g)?;
    Ok(Value::None)
}

fn itself(_: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(args[0].clone())
}

/// The methods of generators.
pub static GENERATOR: &[Def] = &[
    Def::method("send", 1, 1, send),
    Def::method("throw", 1, 3, throw),
    Def::method("close", 0, 0, close),
    Def::method("__next__", 0, 0, next),
    Def::method("__iter__", 0, 0, itself),
];

fn await_(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let g = this(vm, args)?.clone();
    Ok(Value::Object(Ref::new(Object::CoroutineWrapper(g))))
}

/// The methods of coroutines.
pub static COROUTINE: &[Def] = &[
    Def::method("send", 1, 1, send),
    Def::method("throw", 1, 3, throw),
    Def::method("close", 0, 0, close),
    Def::method("__await__", 0, 0, await_),
];

/// The methods of what `__await__` gives.
pub static WRAPPER: &[Def] = &[
    Def::method("send", 1, 1, send_any),
    Def::method("throw", 1, 3, throw),
    Def::method("close", 0, 0, close),
    Def::method("__next__", 0, 0, next_any),
    Def::method("__iter__", 0, 0, itself),
    Def::method("__await__", 0, 0, itself),
];

fn send_any(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let r = vm.send(&args[0], args[1].clone())?;
    out(vm, r)
}

fn next_any(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let r = vm.send(&args[0], Value::None)?;
    out(vm, r)
}

fn async_send(
    vm: &mut Vm,
    args: &[Value],
    value: Option<Value>,
    throw: Option<Exc>,
    closing: bool,
) -> Run<Value> {
    let generator = this(vm, args)?.clone();
    let (value, throw) = (Locked::new(value), Locked::new(throw));
    Ok(Value::Object(Ref::new(Object::AsyncSend { generator, value, throw, closing })))
}

fn anext(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    async_send(vm, args, None, None, false)
}

fn asend(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    async_send(vm, args, Some(args[1].clone()), None, false)
}

fn athrow(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let exc = thrown(vm, args)?;
    async_send(vm, args, None, Some(exc), false)
}

fn aclose(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let exit = vm.exception(ExcKind::GeneratorExit, Vec::new());
    async_send(vm, args, None, Some(exit), true)
}

/// The methods of asynchronous generators.
pub static ASYNC: &[Def] = &[
    Def::method("__aiter__", 0, 0, itself),
    Def::method("__anext__", 0, 0, anext),
    Def::method("asend", 1, 1, asend),
    Def::method("athrow", 1, 3, athrow),
    Def::method("aclose", 0, 0, aclose),
];

fn next_item(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    match vm.next(&args[0])? {
        Some(v) => Ok(v),
        None => Err(vm.exception(ExcKind::StopIteration, Vec::new())),
    }
}

/// The methods of iterators.
pub static ITERATOR: &[Def] = &[
    Def::method("__next__", 0, 0, next_item),
    Def::method("__iter__", 0, 0, itself),
    Def::method("__length_hint__", 0, 0, length_hint),
];

/// How many items are left, as far as that is known.
fn length_hint(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let Value::Iter(iter) = &args[0] else { return Ok(Value::Int(0)) };
    let left = match &*iter.state.lock() {
        IterState::Range { left, .. } => *left as usize,
        IterState::List { list, at } => list.lock().len().saturating_sub(*at),
        IterState::ListBack { at, .. } => *at,
        IterState::Tuple { tuple, at } => tuple.0.len().saturating_sub(*at),
        IterState::Str { text, at } => text.as_str().get(*at..).map_or(0, |t| t.chars().count()),
        IterState::Bytes { bytes, at } => bytes.len().saturating_sub(*at),
        IterState::Items { items } => items.len(),
        IterState::Done => 0,
        _ => {
            let what = "__length_hint__() of this iterator is not there: take its items";
            return Err(vm.error(ExcKind::NotImplementedError, what));
        }
    };
    Ok(Value::from(left))
}

/// `enumerate(iterable, start)`
pub fn new_enumerate(
    vm: &mut Vm,
    _: &Ref<Class>,
    args: &[Value],
    kw: &[(Name, Value)],
) -> Run<Value> {
    let Some(v) = args.first().or_else(|| super::keyword(vm, kw, "iterable")).cloned() else {
        return Err(vm.type_error("enumerate() missing required argument 'iterable' (pos 1)"));
    };
    let count = match args.get(1).or_else(|| super::keyword(vm, kw, "start")).cloned() {
        Some(v) => vm.index(&v)?,
        None => 0,
    };
    let iter = vm.iter(&v)?;
    Ok(Iter::value("enumerate", IterState::Enumerate { iter, count }))
}

/// `zip(*iterables, strict=False)`
pub fn new_zip(vm: &mut Vm, _: &Ref<Class>, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    let strict = match super::keyword(vm, kw, "strict").cloned() {
        Some(v) => vm.truth(&v)?,
        None => false,
    };
    let mut iters = Vec::new();
    for (i, a) in args.iter().enumerate() {
        match vm.iter(a) {
            Ok(iter) => iters.push(iter),
            Err(e)
                if vm.is_exception(&e, ExcKind::TypeError) && !matches!(a, Value::Instance(_)) =>
            {
                let t = crate::vm::type_name(vm, a);
                let _ = i;
                return Err(vm.type_error(format!("'{t}' object is not iterable")));
            }
            Err(e) => return Err(e),
        }
    }
    Ok(Iter::value("zip", IterState::Zip { iters, strict }))
}

/// `map(f, *iterables)`
pub fn new_map(vm: &mut Vm, _: &Ref<Class>, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    if args.len() < 2 {
        return Err(vm.type_error("map() must have at least two arguments."));
    }
    let mut iters = Vec::new();
    for a in &args[1..] {
        iters.push(vm.iter(a)?);
    }
    Ok(Iter::value("map", IterState::Map { func: args[0].clone(), iters }))
}

/// `filter(f, iterable)`
pub fn new_filter(vm: &mut Vm, _: &Ref<Class>, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let [func, v] = args else {
        return Err(vm.type_error(format!("filter expected 2 arguments, got {}", args.len())));
    };
    let iter = vm.iter(v)?;
    Ok(Iter::value("filter", IterState::Filter { func: func.clone(), iter }))
}

/// `reversed(sequence)`
pub fn new_reversed(
    vm: &mut Vm,
    _: &Ref<Class>,
    args: &[Value],
    _: &[(Name, Value)],
) -> Run<Value> {
    let [v] = args else {
        return Err(vm.type_error(format!("reversed expected 1 argument, got {}", args.len())));
    };
    if let Some(m) = vm.special(v, crate::value::well_known::REVERSED) {
        return vm.call_special(&m, v, &[]);
    }
    match v.plain() {
        Value::Range(r) => {
            let n = r.len();
            let next = if n > 0 { r.at(n - 1) } else { r.start };
            Ok(Iter::value(
                "range_iterator",
                IterState::Range { next, left: n, step: r.step.wrapping_neg() },
            ))
        }
        Value::Str(_)
        | Value::Bytes(_)
        | Value::ByteArray(_)
        | Value::Tuple(_)
        | Value::List(_) => {
            let at = vm.len(v)? as i64;
            Ok(Iter::value("reversed", IterState::SequenceBack { obj: v.clone(), at }))
        }
        Value::Instance(_) if vm.special(v, crate::value::well_known::GETITEM).is_some() => {
            let at = vm.len(v)? as i64;
            Ok(Iter::value("reversed", IterState::SequenceBack { obj: v.clone(), at }))
        }
        _ => {
            let t = crate::vm::type_name(vm, v);
            Err(vm.type_error(format!("'{t}' object is not reversible")))
        }
    }
}
