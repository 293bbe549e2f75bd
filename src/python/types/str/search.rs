//! Methods of str that look for something in it.

use super::{given, text, this};
use crate::value::{Run, Value};
use crate::vm::Vm;

pub(super) fn replace(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let from = text(vm, &args[1], "replace() argument 1 must be str")?;
    let to = text(vm, &args[2], "replace() argument 2 must be str")?;
    let most = match given(args, 3) {
        Some(v) => vm.index(v)?,
        None => -1,
    };
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    let text = this(args);
    if to.len() > from.len() {
        let times = text.matches(from).take(most).count();
        vm.allocate(text.len() + times.saturating_mul(to.len() - from.len()))?;
    }
    Ok(Value::str(text.replacen(from, to, most)))
}

/// The part of a string between two positions in characters, and how many characters come before it.
pub(super) fn part<'a>(vm: &mut Vm, s: &'a str, args: &[Value]) -> Run<Option<(&'a str, usize)>> {
    let len = s.chars().count() as i64;
    let bound = |vm: &mut Vm, at: usize, default: i64| -> Run<i64> {
        match given(args, at) {
            Some(v) => {
                let i = vm.index(v)?;
                Ok(if i < 0 { (i + len).max(0) } else { i })
            }
            None => Ok(default),
        }
    };
    let (start, stop) = (bound(vm, 2, 0)?, bound(vm, 3, len)?.min(len));
    if start > stop {
        return Ok(None);
    }
    let byte = |n: i64| s.char_indices().nth(n as usize).map_or(s.len(), |c| c.0);
    Ok(Some((&s[byte(start)..byte(stop)], start as usize)))
}

pub(super) fn position(vm: &mut Vm, args: &[Value], last: bool) -> Run<Option<usize>> {
    let needle = text(vm, &args[1], "must be str")?;
    let Some((s, before)) = part(vm, this(args), args)? else { return Ok(None) };
    let at = if last { s.rfind(needle) } else { s.find(needle) };
    Ok(at.map(|at| before + s[..at].chars().count()))
}

pub(super) fn find(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(position(vm, args, false)?.map_or(Value::Int(-1), Value::from))
}

pub(super) fn rfind(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(position(vm, args, true)?.map_or(Value::Int(-1), Value::from))
}

pub(super) fn index(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    match position(vm, args, false)? {
        Some(at) => Ok(Value::from(at)),
        None => Err(vm.value_error("substring not found")),
    }
}

pub(super) fn rindex(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    match position(vm, args, true)? {
        Some(at) => Ok(Value::from(at)),
        None => Err(vm.value_error("substring not found")),
    }
}

pub(super) fn count(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let needle = text(vm, &args[1], "must be str")?;
    let Some((s, _)) = part(vm, this(args), args)? else { return Ok(Value::Int(0)) };
    Ok(Value::from(if needle.is_empty() {
        s.chars().count() + 1
    } else {
        s.matches(needle).count()
    }))
}

pub(super) fn ends(
    vm: &mut Vm,
    args: &[Value],
    what: &str,
    test: fn(&str, &str) -> bool,
) -> Run<Value> {
    let Some((s, _)) = part(vm, this(args), args)? else { return Ok(Value::Bool(false)) };
    let all = match args[1].plain() {
        Value::Tuple(t) => t.0.to_vec(),
        v => vec![v.clone()],
    };
    for v in &all {
        match v.as_str() {
            Some(x) if test(s, x) => return Ok(Value::Bool(true)),
            Some(_) => {}
            None => {
                let t = crate::vm::type_name(vm, v);
                return Err(vm.type_error(format!(
                    "{what} first arg must be str or a tuple of str, not {t}"
                )));
            }
        }
    }
    Ok(Value::Bool(false))
}

pub(super) fn startswith(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    ends(vm, args, "startswith", |s, x| s.starts_with(x))
}

pub(super) fn endswith(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    ends(vm, args, "endswith", |s, x| s.ends_with(x))
}

pub(super) fn removeprefix(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let x = text(vm, &args[1], "removeprefix() argument must be str")?;
    Ok(Value::str(this(args).strip_prefix(x).unwrap_or(this(args))))
}

pub(super) fn removesuffix(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let x = text(vm, &args[1], "removesuffix() argument must be str")?;
    Ok(Value::str(this(args).strip_suffix(x).unwrap_or(this(args))))
}

pub(super) fn partition(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let sep = text(vm, &args[1], "must be str")?;
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let (a, b, c) = this(args).split_once(sep).map_or((this(args), "", ""), |(a, c)| (a, sep, c));
    Ok(Value::tuple(vec![a.into(), b.into(), c.into()]))
}

pub(super) fn rpartition(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let sep = text(vm, &args[1], "must be str")?;
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let (a, b, c) = this(args).rsplit_once(sep).map_or(("", "", this(args)), |(a, c)| (a, sep, c));
    Ok(Value::tuple(vec![a.into(), b.into(), c.into()]))
}
