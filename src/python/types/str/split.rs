//! Methods of str that take it apart and put it together.

use super::{given, text, this};
use crate::value::{Run, Value};
use crate::vm::Vm;

pub(super) fn split_args<'a>(vm: &mut Vm, args: &'a [Value]) -> Run<(Option<&'a str>, usize)> {
    let sep = match given(args, 1) {
        Some(v) => {
            let s = text(vm, v, "must be str or None")?;
            if s.is_empty() {
                return Err(vm.value_error("empty separator"));
            }
            Some(s)
        }
        None => None,
    };
    let most = match given(args, 2) {
        Some(v) => vm.index(v)?,
        None => -1,
    };
    Ok((sep, usize::try_from(most).unwrap_or(usize::MAX)))
}

/// The parts of a text as values: there may be many more bytes of those than of the text.
fn listed(vm: &mut Vm, parts: &mut dyn Iterator<Item = &str>) -> Run<Vec<Value>> {
    let mut all = Vec::new();
    for part in parts {
        all.push(Value::from(part));
        vm.room(all.len() * size_of::<Value>())?;
    }
    Ok(all)
}

pub(super) fn split(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (sep, most) = split_args(vm, args)?;
    let s = this(args);
    let parts = match sep {
        Some(sep) => {
            let most = most.saturating_add(1);
            // One byte is found much faster than a text.
            match *sep.as_bytes() {
                [byte] => listed(vm, &mut s.splitn(most, char::from(byte)))?,
                _ => listed(vm, &mut s.splitn(most, sep))?,
            }
        }
        None => {
            let most = i64::try_from(most).unwrap_or(-1);
            listed(vm, &mut python_base::text::split_whitespace(s, most).into_iter())?
        }
    };
    Ok(Value::list(parts))
}

pub(super) fn rsplit(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (sep, most) = split_args(vm, args)?;
    let s = this(args);
    let mut parts = match sep {
        Some(sep) => listed(vm, &mut s.rsplitn(most.saturating_add(1), sep))?,
        None => {
            let most = i64::try_from(most).unwrap_or(-1);
            listed(vm, &mut python_base::text::rsplit_whitespace(s, most).into_iter().rev())?
        }
    };
    parts.reverse();
    Ok(Value::list(parts))
}

pub(super) fn splitlines(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let keep = match given(args, 1) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    let mut lines = Vec::new();
    let mut rest = this(args);
    while !rest.is_empty() {
        vm.room(lines.len() * size_of::<Value>())?;
        let end = rest.find(|c| {
            matches!(
                c,
                '\n' | '\r' | '\x0b' | '\x0c' | '\x1c'
                    ..='\x1e' | '\u{85}' | '\u{2028}' | '\u{2029}'
            )
        });
        match end {
            Some(at) => {
                let c = rest[at..].chars().next().map_or(1, char::len_utf8);
                let len = if rest[at..].starts_with("\r\n") { 2 } else { c };
                lines.push(Value::str(if keep { &rest[..at + len] } else { &rest[..at] }));
                rest = &rest[at + len..];
            }
            None => {
                lines.push(Value::str(rest));
                break;
            }
        }
    }
    Ok(Value::list(lines))
}

pub(super) fn join(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let items = vm.items_or(&args[1], |_| "can only join an iterable".to_owned())?;
    let sep = this(args);
    let mut out = String::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push_str(sep);
        }
        match item.as_str() {
            Some(s) => {
                vm.room(out.len() + s.len() + sep.len())?;
                out.push_str(s);
            }
            None => {
                let t = crate::vm::type_name(vm, item);
                return Err(
                    vm.type_error(format!("sequence item {i}: expected str instance, {t} found"))
                );
            }
        }
    }
    Ok(Value::str(out))
}
