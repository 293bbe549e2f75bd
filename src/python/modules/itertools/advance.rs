//! How its iterators go on.

use crate::code::BinOp;
use crate::types::ExcKind;
use crate::value::{Groups, Iter, IterState, Locked, Run, Value};
use crate::vm::Vm;

/// The next item of an iterator that asks others. No lock is held meanwhile.
pub fn advance(vm: &mut Vm, state: &mut IterState) -> Run<Option<Value>> {
    match state {
        IterState::Sequence { obj, at } => {
            *at += 1;
            match vm.get_item(obj, &Value::Int(*at - 1)) {
                Ok(v) => Ok(Some(v)),
                Err(e)
                    if vm.is_exception(&e, ExcKind::IndexError)
                        || vm.is_exception(&e, ExcKind::StopIteration) =>
                {
                    Ok(None)
                }
                Err(e) => Err(e),
            }
        }
        IterState::SequenceBack { obj, at } => {
            if *at <= 0 {
                return Ok(None);
            }
            *at -= 1;
            vm.get_item(obj, &Value::Int(*at)).map(Some)
        }
        IterState::Enumerate { iter, count } => {
            let Some(v) = vm.next(iter)? else { return Ok(None) };
            *count += 1;
            Ok(Some(Value::tuple(vec![Value::Int(*count - 1), v])))
        }
        IterState::Zip { iters, strict } => {
            if iters.is_empty() {
                return Ok(None);
            }
            let mut items = Vec::with_capacity(iters.len());
            for (i, iter) in iters.iter().enumerate() {
                match vm.next(iter)? {
                    Some(v) => items.push(v),
                    None if !*strict => return Ok(None),
                    None if i > 0 => return Err(strict_error(vm, i, "shorter")),
                    None => {
                        for (j, other) in iters.iter().enumerate().skip(1) {
                            if vm.next(other)?.is_some() {
                                return Err(strict_error(vm, j, "longer"));
                            }
                        }
                        return Ok(None);
                    }
                }
            }
            Ok(Some(Value::tuple(items)))
        }
        IterState::Map { func, iters } => {
            let mut args = Vec::with_capacity(iters.len());
            for iter in iters.iter() {
                match vm.next(iter)? {
                    Some(v) => args.push(v),
                    None => return Ok(None),
                }
            }
            vm.call(func, &args).map(Some)
        }
        IterState::Filter { func, iter } => loop {
            let Some(v) = vm.next(iter)? else { return Ok(None) };
            let r =
                if func.is_none() { v.clone() } else { vm.call(func, std::slice::from_ref(&v))? };
            if vm.truth(&r)? {
                return Ok(Some(v));
            }
        },
        IterState::FilterFalse { func, iter } => loop {
            let Some(v) = vm.next(iter)? else { return Ok(None) };
            let r =
                if func.is_none() { v.clone() } else { vm.call(func, std::slice::from_ref(&v))? };
            if !vm.truth(&r)? {
                return Ok(Some(v));
            }
        },
        IterState::Sentinel { func, sentinel } => {
            let v = vm.call(func, &[])?;
            Ok(if vm.equal(&v, sentinel)? { None } else { Some(v) })
        }
        IterState::Count { next, step } => {
            let after = vm.binary(BinOp::Add, next, step)?;
            Ok(Some(std::mem::replace(next, after)))
        }
        IterState::Cycle { iter, seen, at } => {
            if let Some(i) = iter {
                if let Some(v) = vm.next(i)? {
                    seen.push(v.clone());
                    return Ok(Some(v));
                }
                *iter = None;
            }
            if seen.is_empty() {
                return Ok(None);
            }
            *at += 1;
            Ok(Some(seen[(*at - 1) % seen.len()].clone()))
        }
        IterState::Repeat { value, left } => match left {
            Some(n) if *n <= 0 => Ok(None),
            Some(n) => {
                *n -= 1;
                Ok(Some(value.clone()))
            }
            None => Ok(Some(value.clone())),
        },
        IterState::Chain { outer, inner } => loop {
            if let Some(i) = inner {
                if let Some(v) = vm.next(i)? {
                    return Ok(Some(v));
                }
                *inner = None;
            }
            let Some(next) = vm.next(outer)? else { return Ok(None) };
            *inner = Some(vm.iter(&next)?);
        },
        IterState::Islice { iter, next, stop, step, at } => {
            // What comes before is taken even if nothing follows: `next(islice(it, n, n), None)` relies on it.
            while *at < *next {
                if vm.next(iter)?.is_none() {
                    return Ok(None);
                }
                *at += 1;
            }
            if stop.is_some_and(|s| *at >= s) {
                return Ok(None);
            }
            let Some(v) = vm.next(iter)? else { return Ok(None) };
            *at += 1;
            *next = next.saturating_add(*step);
            if let Some(s) = stop {
                *next = (*next).min(*s);
            }
            Ok(Some(v))
        }
        IterState::TakeWhile { func, iter } => {
            let Some(v) = vm.next(iter)? else { return Ok(None) };
            let r = vm.call(func, std::slice::from_ref(&v))?;
            Ok(if vm.truth(&r)? { Some(v) } else { None })
        }
        IterState::DropWhile { func, iter, started } => loop {
            let Some(v) = vm.next(iter)? else { return Ok(None) };
            if *started {
                return Ok(Some(v));
            }
            let r = vm.call(func, std::slice::from_ref(&v))?;
            if !vm.truth(&r)? {
                *started = true;
                return Ok(Some(v));
            }
        },
        IterState::StarMap { func, iter } => {
            let Some(v) = vm.next(iter)? else { return Ok(None) };
            let args = vm.items(&v)?;
            vm.call(func, &args).map(Some)
        }
        IterState::Accumulate { iter, func, total, initial } => {
            if *initial {
                *initial = false;
                return Ok(Some(total.clone()));
            }
            let Some(v) = vm.next(iter)? else { return Ok(None) };
            *total = match (&total, &func) {
                (Value::Unbound, _) => v,
                (t, Value::None) => vm.binary(BinOp::Add, t, &v)?,
                (t, f) => vm.call(f, &[Value::clone(t), v])?,
            };
            Ok(Some(total.clone()))
        }
        IterState::Pairwise { iter, last } => {
            if last.is_unbound() {
                match vm.next(iter)? {
                    Some(v) => *last = v,
                    None => return Ok(None),
                }
            }
            let Some(v) = vm.next(iter)? else { return Ok(None) };
            let before = std::mem::replace(last, v.clone());
            Ok(Some(Value::tuple(vec![before, v])))
        }
        IterState::Compress { data, selectors } => loop {
            let (Some(v), Some(s)) = (vm.next(data)?, vm.next(selectors)?) else { return Ok(None) };
            if vm.truth(&s)? {
                return Ok(Some(v));
            }
        },
        IterState::ZipLongest { iters, fill, left } => {
            let mut items = Vec::with_capacity(iters.len());
            for iter in iters.iter_mut() {
                let v = if iter.is_unbound() { None } else { vm.next(iter)? };
                match v {
                    Some(v) => items.push(v),
                    None => {
                        if !iter.is_unbound() {
                            *left -= 1;
                            *iter = Value::Unbound;
                        }
                        items.push(fill.clone());
                    }
                }
            }
            Ok(if *left == 0 { None } else { Some(Value::tuple(items)) })
        }
        IterState::Tee { shared, at } => {
            let seen = shared.lock().seen.get(*at).cloned();
            *at += 1;
            if seen.is_some() {
                return Ok(seen);
            }
            let iter = shared.lock().iter.clone();
            let Some(v) = vm.next(&iter)? else { return Ok(None) };
            shared.lock().seen.push(v.clone());
            Ok(Some(v))
        }
        IterState::GroupBy { shared } => {
            loop {
                let (current, group) = {
                    let groups = shared.lock();
                    (groups.key_now.clone(), groups.group_key.clone())
                };
                // No group is given out any more once the next is looked for.
                shared.lock().number += 1;
                if !current.is_unbound() && (group.is_unbound() || !vm.equal(&group, &current)?) {
                    break;
                }
                if !step(vm, shared)? {
                    return Ok(None);
                }
            }
            let mut groups = shared.lock();
            groups.group_key = groups.key_now.clone();
            let state = IterState::Group {
                shared: shared.clone(),
                key: groups.key_now.clone(),
                number: groups.number,
            };
            let group = Iter::value("itertools._grouper", state);
            Ok(Some(Value::tuple(vec![groups.key_now.clone(), group])))
        }
        IterState::Group { shared, key, number } => {
            if shared.lock().number != *number {
                return Ok(None);
            }
            if shared.lock().value.is_unbound() && !step(vm, shared)? {
                return Ok(None);
            }
            let now = shared.lock().key_now.clone();
            if !vm.equal(key, &now)? {
                return Ok(None);
            }
            Ok(std::mem::take(&mut shared.lock().value).bound())
        }
        _ => Ok(None),
    }
}

/// The next item of what is grouped, and its key. No lock is held while they are asked for.
fn step(vm: &mut Vm, shared: &Locked<Groups>) -> Run<bool> {
    let (iter, key) = {
        let groups = shared.lock();
        (groups.iter.clone(), groups.key.clone())
    };
    let Some(value) = vm.next(&iter)? else { return Ok(false) };
    let key_now = match &key {
        Value::Unbound => value.clone(),
        f => vm.call(f, std::slice::from_ref(&value))?,
    };
    let mut groups = shared.lock();
    (groups.value, groups.key_now) = (value, key_now);
    Ok(true)
}

pub(super) fn strict_error(vm: &mut Vm, at: usize, what: &str) -> crate::value::Exc {
    let others = if at == 1 { "argument 1".to_owned() } else { format!("arguments 1-{at}") };
    vm.value_error(format!("zip() argument {} is {what} than {others}", at + 1))
}
