//! `tuple`, `range`, `slice`.

use refs::Ref;

use super::T;
use crate::value::{Class, Def, Name, Range, Run, Slice, Value};
use crate::vm::Vm;

/// `tuple(iterable)`
pub fn new(vm: &mut Vm, class: &Ref<Class>, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let exact = vm.class(T::Tuple).clone();
    if args.len() > 1 {
        return Err(vm.type_error(format!("tuple expected at most 1 argument, got {}", args.len())));
    }
    let v = match args {
        [v @ Value::Tuple(_)] => v.clone(),
        [v] => Value::tuple(vm.items(v)?),
        _ => Value::tuple(Vec::new()),
    };
    Ok(super::wrap(class, &exact, v))
}

/// `range(stop)`, `range(start, stop, step)`
pub fn new_range(vm: &mut Vm, _: &Ref<Class>, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let mut n = [0; 3];
    for (i, a) in args.iter().enumerate().take(3) {
        if let Value::BigInt(_) = a.plain() {
            let what = "range() of numbers beyond 64 bits is not there: count in a while loop";
            return Err(vm.error(super::ExcKind::NotImplementedError, what));
        }
        n[i] = vm.index(a)?;
    }
    let (start, stop, step) = match args.len() {
        0 => return Err(vm.type_error("range expected at least 1 argument, got 0")),
        1 => (0, n[0], 1),
        2 => (n[0], n[1], 1),
        3 => (n[0], n[1], n[2]),
        n => return Err(vm.type_error(format!("range expected at most 3 arguments, got {n}"))),
    };
    if step == 0 {
        return Err(vm.value_error("range() arg 3 must not be zero"));
    }
    Ok(Value::Range(Ref::new(Range { start, stop, step })))
}

/// `slice(…)`
pub fn new_slice(vm: &mut Vm, _: &Ref<Class>, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let (start, stop, step) = match args {
        [stop] => (Value::None, stop.clone(), Value::None),
        [start, stop] => (start.clone(), stop.clone(), Value::None),
        [start, stop, step] => (start.clone(), stop.clone(), step.clone()),
        _ => {
            return Err(
                vm.type_error(format!("slice expected at least 1 argument, got {}", args.len()))
            );
        }
    };
    Ok(Value::Slice(Ref::new(Slice { start, stop, step })))
}

/// `index` of a list or tuple.
pub(super) fn index_in(vm: &mut Vm, items: &[Value], args: &[Value], what: &str) -> Run<Value> {
    let n = items.len() as i64;
    let bound = |vm: &mut Vm, at: usize, default: i64| -> Run<i64> {
        match args.get(at) {
            Some(v) => {
                let i = vm.index(v)?;
                Ok(if i < 0 { (i + n).max(0) } else { i.min(n) })
            }
            None => Ok(default),
        }
    };
    let (start, stop) = (bound(vm, 2, 0)?, bound(vm, 3, n)?);
    for i in start..stop {
        if vm.equal(&items[i as usize], &args[1])? {
            return Ok(Value::Int(i));
        }
    }
    if what == "tuple" {
        return Err(vm.value_error("tuple.index(x): x not in tuple"));
    }
    let r = vm.repr_of(&args[1])?;
    Err(vm.value_error(format!("{r} is not in {what}")))
}

fn items(args: &[Value]) -> Vec<Value> {
    match args[0].plain() {
        Value::Tuple(t) => t.0.to_vec(),
        _ => Vec::new(),
    }
}

fn index(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    index_in(vm, &items(args), args, "tuple")
}

fn count(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let mut n = 0;
    for item in &items(args) {
        n += i64::from(vm.equal(item, &args[1])?);
    }
    Ok(Value::Int(n))
}

/// The methods of tuples.
pub static METHODS: &[Def] =
    &[Def::method("index", 1, 3, index), Def::method("count", 1, 1, count)];

fn range_index(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    if vm.contains(&args[0], &args[1])?
        && let Value::Range(r) = &args[0]
    {
        let i = vm.index(&args[1])?;
        return Ok(Value::Int((i - r.start) / r.step));
    }
    let t = vm.repr_of(&args[1])?;
    Err(vm.value_error(format!("{t} is not in range")))
}

fn range_count(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Int(i64::from(vm.contains(&args[0], &args[1])?)))
}

/// The methods of ranges.
pub static RANGE: &[Def] =
    &[Def::method("index", 1, 1, range_index), Def::method("count", 1, 1, range_count)];

/// `slice.indices(length)`
fn indices(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let Value::Slice(s) = &args[0] else { return Ok(Value::None) };
    let length = vm.index(&args[1])?;
    if length < 0 {
        return Err(vm.value_error("length should not be negative"));
    }
    let part = |vm: &mut Vm, v: &Value| if v.is_none() { Ok(None) } else { vm.index(v).map(Some) };
    let step = part(vm, &s.step)?.unwrap_or(1);
    if step == 0 {
        return Err(vm.value_error("slice step cannot be zero"));
    }
    let (low, high) = if step < 0 { (-1, length - 1) } else { (0, length) };
    let clamp = |i: Option<i64>, default: i64| match i {
        None => default,
        Some(i) if i < 0 => i.saturating_add(length).max(low),
        Some(i) => i.min(high),
    };
    let (start, stop) = (part(vm, &s.start)?, part(vm, &s.stop)?);
    let start = clamp(start, if step < 0 { high } else { low });
    let stop = clamp(stop, if step < 0 { low } else { high });
    Ok(Value::tuple(vec![Value::Int(start), Value::Int(stop), Value::Int(step)]))
}

/// The methods of slices.
pub static SLICE: &[Def] = &[Def::method("indices", 1, 1, indices)];
