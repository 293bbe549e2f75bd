//! The methods of `bytes` and `bytearray`.

use refs::Ref;

use super::{decode, of, to_hex};
use crate::value::{Counted, Def, Run, Value};
use crate::vm::Vm;

/// Bytes of the same type as `like`.
fn made(like: &Value, bytes: Vec<u8>) -> Value {
    match like.plain() {
        Value::ByteArray(_) => Value::ByteArray(Ref::new(Counted::new(bytes))),
        _ => Value::bytes(bytes),
    }
}

fn given(args: &[Value], at: usize) -> Option<&Value> {
    args.get(at).filter(|v| !v.is_unbound() && !v.is_none())
}

fn decode_method(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let b = of(vm, &args[0])?;
    decode(vm, &b, given(args, 1), given(args, 2))
}

fn hex(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let b = of(vm, &args[0])?;
    let Some(sep) = given(args, 1) else { return Ok(Value::str(to_hex(&b))) };
    let sep = sep.as_str().unwrap_or_default().to_owned();
    let every = match given(args, 2) {
        Some(v) => vm.index(v)?,
        None => 1,
    };
    let size = usize::try_from(every.unsigned_abs()).unwrap_or(usize::MAX).max(1);
    // A positive count goes from the right.
    let first = if every > 0 { b.len() % size } else { 0 };
    let (head, tail) = b.split_at(first);
    let parts: Vec<String> =
        [head].into_iter().filter(|h| !h.is_empty()).chain(tail.chunks(size)).map(to_hex).collect();
    Ok(Value::str(parts.join(&sep)))
}

fn from_hex(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let Some(text) = args[0].as_str() else {
        let t = crate::vm::type_name(vm, &args[0]);
        return Err(vm.type_error(format!("fromhex() argument must be str, not {t}")));
    };
    let mut bytes = Vec::new();
    let mut chars = text.chars().enumerate().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_ascii_whitespace() {
            continue;
        }
        let wrong =
            |at: usize| format!("non-hexadecimal number found in fromhex() arg at position {at}");
        let Some(high) = c.to_digit(16) else { return Err(vm.value_error(wrong(at))) };
        match chars.next().map(|(at, c)| (at, c.to_digit(16))) {
            Some((_, Some(low))) => bytes.push((high << 4 | low) as u8),
            Some((at, None)) => return Err(vm.value_error(wrong(at))),
            None => return Err(vm.value_error(wrong(at + 1))),
        }
    }
    Ok(Value::bytes(bytes))
}

fn join(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let sep = of(vm, &args[0])?;
    let mut out = Vec::new();
    let items = vm.items_or(&args[1], |_| "can only join an iterable".to_owned())?;
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(&sep);
        }
        match item.plain() {
            Value::Bytes(_) | Value::ByteArray(_) => {
                let piece = of(vm, item)?;
                vm.room(out.len() + piece.len() + sep.len())?;
                out.extend(piece);
            }
            other => {
                let t = crate::vm::type_name(vm, other);
                return Err(vm.type_error(format!(
                    "sequence item {i}: expected a bytes-like object, {t} found"
                )));
            }
        }
    }
    Ok(made(&args[0], out))
}

/// The part between two positions, and where it begins.
fn part(vm: &mut Vm, args: &[Value]) -> Run<Option<(Vec<u8>, usize)>> {
    let b = of(vm, &args[0])?;
    let len = b.len() as i64;
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
    Ok(Some((b[start as usize..stop as usize].to_vec(), start as usize)))
}

fn needle(vm: &mut Vm, v: &Value) -> Run<Vec<u8>> {
    match v.plain() {
        Value::Int(_) | Value::Bool(_) => {
            let i = vm.index(v)?;
            match u8::try_from(i) {
                Ok(b) => Ok(vec![b]),
                Err(_) => Err(vm.value_error("byte must be in range(0, 256)")),
            }
        }
        Value::Bytes(_) | Value::ByteArray(_) => of(vm, v),
        other => {
            let t = crate::vm::type_name(vm, other);
            Err(vm
                .type_error(format!("argument should be integer or bytes-like object, not '{t}'")))
        }
    }
}

fn find_in(b: &[u8], what: &[u8]) -> Option<usize> {
    (0..=b.len().checked_sub(what.len())?).find(|at| b[*at..].starts_with(what))
}

fn rfind_in(b: &[u8], what: &[u8]) -> Option<usize> {
    (0..=b.len().checked_sub(what.len())?).rev().find(|at| b[*at..].starts_with(what))
}

type Finds = fn(&[u8], &[u8]) -> Option<usize>;

fn position(vm: &mut Vm, args: &[Value], finds: Finds) -> Run<Option<usize>> {
    let what = needle(vm, &args[1])?;
    let Some((b, before)) = part(vm, args)? else { return Ok(None) };
    Ok(finds(&b, &what).map(|at| before + at))
}

fn find(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(position(vm, args, find_in)?.map_or(Value::Int(-1), Value::from))
}

fn rfind(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(position(vm, args, rfind_in)?.map_or(Value::Int(-1), Value::from))
}

fn index(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    match position(vm, args, find_in)? {
        Some(at) => Ok(Value::from(at)),
        None => Err(vm.value_error("subsection not found")),
    }
}

fn rindex(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    match position(vm, args, rfind_in)? {
        Some(at) => Ok(Value::from(at)),
        None => Err(vm.value_error("subsection not found")),
    }
}

fn count(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let what = needle(vm, &args[1])?;
    let Some((b, _)) = part(vm, args)? else { return Ok(Value::Int(0)) };
    if what.is_empty() {
        return Ok(Value::from(b.len() + 1));
    }
    let (mut n, mut rest) = (0, &b[..]);
    while let Some(at) = find_in(rest, &what) {
        n += 1;
        rest = &rest[at + what.len()..];
    }
    Ok(Value::Int(n))
}

fn ends(vm: &mut Vm, args: &[Value], what: &str, test: fn(&[u8], &[u8]) -> bool) -> Run<Value> {
    let Some((b, _)) = part(vm, args)? else { return Ok(Value::Bool(false)) };
    let all = match args[1].plain() {
        Value::Tuple(t) => t.0.to_vec(),
        v => vec![v.clone()],
    };
    for v in &all {
        match v.plain() {
            Value::Bytes(_) | Value::ByteArray(_) => {
                if test(&b, &of(vm, v)?) {
                    return Ok(Value::Bool(true));
                }
            }
            other => {
                let t = crate::vm::type_name(vm, other);
                return Err(vm.type_error(format!(
                    "{what} first arg must be bytes or a tuple of bytes, not {t}"
                )));
            }
        }
    }
    Ok(Value::Bool(false))
}

fn startswith(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    ends(vm, args, "startswith", |b, x| b.starts_with(x))
}

fn endswith(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    ends(vm, args, "endswith", |b, x| b.ends_with(x))
}

fn removeprefix(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (b, x) = (of(vm, &args[0])?, of(vm, &args[1])?);
    Ok(made(&args[0], b.strip_prefix(&x[..]).unwrap_or(&b).to_vec()))
}

fn removesuffix(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (b, x) = (of(vm, &args[0])?, of(vm, &args[1])?);
    Ok(made(&args[0], b.strip_suffix(&x[..]).unwrap_or(&b).to_vec()))
}

fn replace(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (b, from, to) = (of(vm, &args[0])?, of(vm, &args[1])?, of(vm, &args[2])?);
    let most = match given(args, 3) {
        Some(v) => vm.index(v)?,
        None => -1,
    };
    let mut left = usize::try_from(most).unwrap_or(usize::MAX);
    let (mut out, mut rest) = (Vec::new(), &b[..]);
    if from.is_empty() {
        // Before each byte, and behind the last.
        for byte in &b {
            vm.room(out.len() + to.len())?;
            if left > 0 {
                out.extend_from_slice(&to);
                left -= 1;
            }
            out.push(*byte);
        }
        if left > 0 {
            out.extend_from_slice(&to);
        }
        return Ok(made(&args[0], out));
    }
    while left > 0
        && let Some(at) = find_in(rest, &from)
    {
        vm.room(out.len() + at + to.len())?;
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(&to);
        rest = &rest[at + from.len()..];
        left -= 1;
    }
    out.extend_from_slice(rest);
    Ok(made(&args[0], out))
}

fn space(b: &u8) -> bool {
    matches!(b, b' ' | 9..=13)
}

fn strip_with(vm: &mut Vm, args: &[Value], left: bool, right: bool) -> Run<Value> {
    let b = of(vm, &args[0])?;
    let set = match given(args, 1) {
        Some(v) => Some(of(vm, v)?),
        None => None,
    };
    let cut = |c: &u8| set.as_ref().map_or_else(|| space(c), |set| set.contains(c));
    let mut part = &b[..];
    while left && part.first().is_some_and(cut) {
        part = &part[1..];
    }
    while right && part.last().is_some_and(cut) {
        part = &part[..part.len() - 1];
    }
    Ok(made(&args[0], part.to_vec()))
}

fn strip(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    strip_with(vm, args, true, true)
}
fn lstrip(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    strip_with(vm, args, true, false)
}
fn rstrip(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    strip_with(vm, args, false, true)
}

fn split_with(vm: &mut Vm, args: &[Value], back: bool) -> Run<Value> {
    let b = of(vm, &args[0])?;
    let sep = match given(args, 1) {
        Some(v) => Some(of(vm, v)?),
        None => None,
    };
    let most = match given(args, 2) {
        Some(v) => vm.index(v)?,
        None => -1,
    };
    if sep.as_ref().is_some_and(Vec::is_empty) {
        return Err(vm.value_error("empty separator"));
    }
    let mut left = usize::try_from(most).unwrap_or(usize::MAX);
    let mut parts = Vec::new();
    let mut rest = &b[..];
    let mut add = |vm: &mut Vm, part: &[u8]| {
        parts.push(made(&args[0], part.to_vec()));
        vm.room(parts.len() * size_of::<Value>())
    };
    if let Some(sep) = sep {
        let finds: Finds = if back { rfind_in } else { find_in };
        while left > 0
            && let Some(at) = finds(rest, &sep)
        {
            let (one, two) = (&rest[..at], &rest[at + sep.len()..]);
            let (part, more) = if back { (two, one) } else { (one, two) };
            add(vm, part)?;
            (rest, left) = (more, left - 1);
        }
        add(vm, rest)?;
    } else {
        loop {
            rest = if back { rest.trim_ascii_end_with() } else { rest.trim_ascii_start_with() };
            if rest.is_empty() {
                break;
            }
            if left == 0 {
                add(vm, rest)?;
                break;
            }
            let at = if back {
                rest.iter().rposition(space).map_or(0, |at| at + 1)
            } else {
                rest.iter().position(space).unwrap_or(rest.len())
            };
            let (one, two) = rest.split_at(at);
            let (part, more) = if back { (two, one) } else { (one, two) };
            add(vm, part)?;
            (rest, left) = (more, left - 1);
        }
    }
    if back {
        parts.reverse();
    }
    Ok(Value::list(parts))
}

/// As Python counts white space in bytes: with the vertical tab.
trait Trim {
    fn trim_ascii_start_with(&self) -> &Self;
    fn trim_ascii_end_with(&self) -> &Self;
}

impl Trim for [u8] {
    fn trim_ascii_start_with(&self) -> &Self {
        &self[self.iter().position(|b| !space(b)).unwrap_or(self.len())..]
    }
    fn trim_ascii_end_with(&self) -> &Self {
        &self[..self.iter().rposition(|b| !space(b)).map_or(0, |at| at + 1)]
    }
}

fn split(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    split_with(vm, args, false)
}
fn rsplit(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    split_with(vm, args, true)
}

fn splitlines(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let b = of(vm, &args[0])?;
    let keep = match given(args, 1) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    let mut lines = Vec::new();
    let mut rest = &b[..];
    while !rest.is_empty() {
        let at = rest.iter().position(|b| matches!(b, b'\n' | b'\r')).unwrap_or(rest.len());
        let end = match &rest[at..] {
            [b'\r', b'\n', ..] => at + 2,
            [] => at,
            _ => at + 1,
        };
        lines.push(made(&args[0], rest[..if keep { end } else { at }].to_vec()));
        vm.room(lines.len() * size_of::<Value>())?;
        rest = &rest[end..];
    }
    Ok(Value::list(lines))
}

fn partition_with(vm: &mut Vm, args: &[Value], back: bool) -> Run<Value> {
    let (b, sep) = (of(vm, &args[0])?, of(vm, &args[1])?);
    if sep.is_empty() {
        return Err(vm.value_error("empty separator"));
    }
    let finds: Finds = if back { rfind_in } else { find_in };
    let (one, two, three) = match finds(&b, &sep) {
        Some(at) => (b[..at].to_vec(), sep.clone(), b[at + sep.len()..].to_vec()),
        None if back => (Vec::new(), Vec::new(), b),
        None => (b, Vec::new(), Vec::new()),
    };
    Ok(Value::tuple([one, two, three].map(|part| made(&args[0], part)).to_vec()))
}

fn partition(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    partition_with(vm, args, false)
}
fn rpartition(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    partition_with(vm, args, true)
}

macro_rules! maps {
    ($($f:ident: $e:expr),* $(,)?) => {
        $(fn $f(vm: &mut Vm, args: &[Value]) -> Run<Value> {
            let f: fn(&[u8]) -> Vec<u8> = $e;
            let b = of(vm, &args[0])?;
            Ok(made(&args[0], f(&b)))
        })*
    };
}

maps! {
    upper: <[u8]>::to_ascii_uppercase,
    lower: <[u8]>::to_ascii_lowercase,
    swapcase: |b| b.iter().map(|c| if c.is_ascii_lowercase() { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }).collect(),
    capitalize: |b| b.iter().enumerate().map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c.to_ascii_lowercase() }).collect(),
    title: |b| {
        let mut inside = false;
        b.iter().map(|c| {
            let new = if inside { c.to_ascii_lowercase() } else { c.to_ascii_uppercase() };
            inside = c.is_ascii_alphabetic();
            new
        }).collect()
    },
}

macro_rules! tests {
    ($($f:ident: $e:expr),* $(,)?) => {
        $(fn $f(vm: &mut Vm, args: &[Value]) -> Run<Value> {
            let f: fn(&[u8]) -> bool = $e;
            Ok(Value::Bool(f(&of(vm, &args[0])?)))
        })*
    };
}

fn all(b: &[u8], test: fn(&u8) -> bool) -> bool {
    !b.is_empty() && b.iter().all(test)
}

tests! {
    isalpha: |b| all(b, u8::is_ascii_alphabetic),
    isalnum: |b| all(b, u8::is_ascii_alphanumeric),
    isdigit: |b| all(b, u8::is_ascii_digit),
    isspace: |b| all(b, space),
    isascii: <[u8]>::is_ascii,
    isupper: |b| b.iter().any(u8::is_ascii_uppercase) && !b.iter().any(u8::is_ascii_lowercase),
    islower: |b| b.iter().any(u8::is_ascii_lowercase) && !b.iter().any(u8::is_ascii_uppercase),
}

fn pad(vm: &mut Vm, args: &[Value], left: fn(usize, usize) -> usize) -> Run<Value> {
    let b = of(vm, &args[0])?;
    let width = vm.index(&args[1])?.max(0) as usize;
    vm.allocate(width)?;
    let fill = match given(args, 2) {
        Some(v) => of(vm, v)?,
        None => vec![b' '],
    };
    let [fill] = fill[..] else {
        return Err(vm.type_error("The fill byte must be exactly one byte long"));
    };
    let more = width.saturating_sub(b.len());
    let left = left(more, width);
    let mut out = vec![fill; left];
    out.extend(b);
    out.resize(out.len() + more - left, fill);
    Ok(made(&args[0], out))
}

fn ljust(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    pad(vm, args, |_, _| 0)
}
fn rjust(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    pad(vm, args, |n, _| n)
}
fn center(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    pad(vm, args, |n, width| n / 2 + (n & width & 1))
}
fn zfill(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let b = of(vm, &args[0])?;
    let width = vm.index(&args[1])?.max(0) as usize;
    vm.allocate(width)?;
    let sign = usize::from(matches!(b.first(), Some(b'+' | b'-')));
    let mut out = b[..sign].to_vec();
    out.resize(sign + width.saturating_sub(b.len()), b'0');
    out.extend_from_slice(&b[sign..]);
    Ok(made(&args[0], out))
}

/// The methods of both.
pub static METHODS: &[Def] = &[
    Def::method("decode", 0, 2, decode_method).with(&["encoding", "errors"]),
    Def::method("hex", 0, 2, hex).with(&["sep", "bytes_per_sep"]),
    Def::func("fromhex", 1, 1, from_hex),
    Def::method("join", 1, 1, join),
    Def::method("find", 1, 3, find).old(),
    Def::method("rfind", 1, 3, rfind).old(),
    Def::method("index", 1, 3, index).old(),
    Def::method("rindex", 1, 3, rindex).old(),
    Def::method("count", 1, 3, count).old(),
    Def::method("startswith", 1, 3, startswith).old(),
    Def::method("endswith", 1, 3, endswith).old(),
    Def::method("removeprefix", 1, 1, removeprefix),
    Def::method("removesuffix", 1, 1, removesuffix),
    Def::method("replace", 2, 3, replace),
    Def::method("strip", 0, 1, strip),
    Def::method("lstrip", 0, 1, lstrip),
    Def::method("rstrip", 0, 1, rstrip),
    Def::method("split", 0, 2, split).with(&["sep", "maxsplit"]),
    Def::method("rsplit", 0, 2, rsplit).with(&["sep", "maxsplit"]),
    Def::method("splitlines", 0, 1, splitlines).with(&["keepends"]),
    Def::method("partition", 1, 1, partition),
    Def::method("rpartition", 1, 1, rpartition),
    Def::method("upper", 0, 0, upper),
    Def::method("lower", 0, 0, lower),
    Def::method("swapcase", 0, 0, swapcase),
    Def::method("capitalize", 0, 0, capitalize),
    Def::method("title", 0, 0, title),
    Def::method("isalpha", 0, 0, isalpha),
    Def::method("isalnum", 0, 0, isalnum),
    Def::method("isdigit", 0, 0, isdigit),
    Def::method("isspace", 0, 0, isspace),
    Def::method("isascii", 0, 0, isascii),
    Def::method("isupper", 0, 0, isupper),
    Def::method("islower", 0, 0, islower),
    Def::method("ljust", 1, 2, ljust),
    Def::method("rjust", 1, 2, rjust),
    Def::method("center", 1, 2, center),
    Def::method("zfill", 1, 1, zfill),
];
