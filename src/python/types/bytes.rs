//! `bytes` and `bytearray`: what teaching programs need of them.

mod methods;

use refs::Ref;

use super::T;
use crate::types::ExcKind;
use crate::value::{Class, Def, Name, Run, Value};
use crate::vm::Vm;
pub use methods::METHODS;
use python_base::surrogates;

pub(crate) fn of(vm: &mut Vm, v: &Value) -> Run<Vec<u8>> {
    match v.plain() {
        Value::Bytes(b) => Ok(b.to_vec()),
        Value::ByteArray(b) => Ok(b.get()),
        other => {
            let t = crate::vm::type_name(vm, other);
            Err(vm.type_error(format!("a bytes-like object is required, not '{t}'")))
        }
    }
}

/// What is put into a slice of a bytearray.
pub(crate) fn assigned(vm: &mut Vm, v: &Value) -> Run<Vec<u8>> {
    const WANTED: &str = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
    match v.plain() {
        Value::Bytes(_) | Value::ByteArray(_) => of(vm, v),
        Value::Str(_) | Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => {
            Err(vm.type_error(WANTED))
        }
        _ => vm.items_or(v, |_| WANTED.to_owned())?.iter().map(|item| byte(vm, item)).collect(),
    }
}

fn make(vm: &mut Vm, args: &[Value]) -> Run<Vec<u8>> {
    let Some(v) = args.first() else { return Ok(Vec::new()) };
    if let Some(method) = vm.custom(v, crate::value::well_known::BYTES) {
        let made = vm.call_special(&method, v, &[])?;
        return of(vm, &made);
    }
    if let Some(method) = vm.custom(v, crate::value::well_known::INDEX) {
        let size = vm.call_special(&method, v, &[])?;
        return make(vm, &[size]);
    }
    match v.plain() {
        Value::Str(s) => {
            if args.len() < 2 {
                return Err(vm.type_error("string argument without an encoding"));
            }
            let mut parts = vec![Value::Str(s.clone())];
            parts.extend_from_slice(&args[1..]);
            let encoded = super::str::encode(vm, &parts)?;
            of(vm, &encoded)
        }
        Value::Int(n) => {
            let Ok(n) = usize::try_from(*n) else { return Err(vm.value_error("negative count")) };
            vm.allocate(n)?;
            Ok(vec![0; n])
        }
        Value::Bool(n) => Ok(vec![0; usize::from(*n)]),
        Value::BigInt(_) => vm.index(v).map(|_| Vec::new()),
        Value::Bytes(_) | Value::ByteArray(_) => of(vm, v),
        _ => {
            let mut out = Vec::new();
            for item in vm.items_or(v, |t| format!("cannot convert '{t}' object to bytes"))? {
                let i = vm.index(&item)?;
                match u8::try_from(i) {
                    Ok(b) => out.push(b),
                    Err(_) => return Err(vm.value_error("bytes must be in range(0, 256)")),
                }
            }
            Ok(out)
        }
    }
}

/// `bytes(…)`
pub fn new(vm: &mut Vm, class: &Ref<Class>, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let exact = vm.class(T::Bytes).clone();
    let b = make(vm, args)?;
    Ok(super::wrap(class, &exact, Value::bytes(b)))
}

/// `bytearray(…)`
pub fn new_array(
    vm: &mut Vm,
    class: &Ref<Class>,
    args: &[Value],
    _: &[(Name, Value)],
) -> Run<Value> {
    let exact = vm.class(T::ByteArray).clone();
    let b = make(vm, args)?;
    Ok(super::wrap(class, &exact, Value::ByteArray(Ref::new(crate::value::Counted::new(b)))))
}

/// What may stand before UTF-8.
pub(super) const MARK: [u8; 3] = [0xef, 0xbb, 0xbf];

/// `encode` or `decode` in an encoding that is written in Python.
pub(super) fn codec(
    vm: &mut Vm,
    way: &str,
    of: &Value,
    encoding: Option<&Value>,
    errors: &str,
) -> Run<Value> {
    let encoding = encoding.cloned().unwrap_or(Value::None);
    let way = vm.intern(way);
    match vm.module("_codecs") {
        Ok(module) => vm.call_method(&module, way, &[of.clone(), encoding, Value::str(errors)]),
        Err(_) => {
            let what = format!("unknown encoding: {}", vm.str_of(&encoding)?);
            Err(vm.error(ExcKind::LookupError, what))
        }
    }
}

/// Bytes as text: UTF-8, ASCII or Latin-1.
pub(super) fn decode(
    vm: &mut Vm,
    bytes: &[u8],
    encoding: Option<&Value>,
    errors: Option<&Value>,
) -> Run<Value> {
    let errors = super::str::word(errors, "strict");
    let (utf8, ascii) = match super::str::word(encoding, "utf-8").as_str() {
        "utf-8" | "utf8" | "u8" | "utf-8-sig" => (true, false),
        "ascii" | "us-ascii" => (false, true),
        "latin-1" | "latin1" | "iso-8859-1" | "iso8859-1" => (false, false),
        _ => return codec(vm, "decode", &Value::bytes(bytes.to_vec()), encoding, &errors),
    };
    let marked = super::str::word(encoding, "utf-8") == "utf-8-sig" && bytes.starts_with(&MARK);
    let mut text = String::new();
    let mut at = if marked { MARK.len() } else { 0 };
    while at < bytes.len() {
        // How many bytes are wrong here, and why.
        let wrong = if utf8 {
            let (good, wrong) = match std::str::from_utf8(&bytes[at..]) {
                Ok(good) => (good, None),
                Err(e) => {
                    let good = &bytes[at..at + e.valid_up_to()];
                    (std::str::from_utf8(good).unwrap_or_default(), Some(e.error_len()))
                }
            };
            if surrogates::any(good) {
                return Err(vm.value_error(surrogates::REFUSED));
            }
            text.push_str(good);
            at += good.len();
            let Some(wrong) = wrong else { break };
            let lead = matches!(bytes[at], 0xc2..=0xf4);
            match wrong {
                None => (bytes.len() - at, "unexpected end of data"),
                Some(n) if lead => (n, "invalid continuation byte"),
                Some(n) => (n, "invalid start byte"),
            }
        } else if ascii && bytes[at] >= 128 {
            (1, "ordinal not in range(128)")
        } else {
            text.push(char::from(bytes[at]));
            at += 1;
            continue;
        };
        let bad = &bytes[at..at + wrong.0];
        let escaped = |code: u32| surrogates::character(code).unwrap_or_default();
        match (errors.as_str(), &bytes[at..]) {
            ("ignore", _) => {}
            ("replace", _) => text.push('\u{fffd}'),
            ("backslashreplace", _) => {
                bad.iter().for_each(|byte| text.push_str(&format!("\\x{byte:02x}")));
            }
            ("surrogateescape", _) => {
                text.extend(bad.iter().map(|byte| escaped(0xdc00 + u32::from(*byte))));
            }
            ("surrogatepass", [0xed, b @ 0xa0..=0xbf, c @ 0x80..=0xbf, ..]) if utf8 => {
                text.push(escaped(0xd000 + (u32::from(b & 0x3f) << 6) + u32::from(c & 0x3f)));
                at += 3;
                continue;
            }
            ("strict" | "surrogatepass", _) => {
                let name = if ascii { "ascii" } else { "utf-8" };
                let object = Value::bytes(bytes.to_vec());
                return Err(vm.unicode_error(false, name, object, at..at + wrong.0, wrong.1));
            }
            (other, _) => {
                let what = format!("unknown error handler name '{other}'");
                return Err(vm.error(ExcKind::LookupError, what));
            }
        }
        at += wrong.0;
    }
    Ok(Value::str(text))
}

fn to_hex(b: &[u8]) -> String {
    b.iter().map(|b| format!("{b:02x}")).collect()
}

fn append(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let i = vm.index(&args[1])?;
    let Ok(b) = u8::try_from(i) else {
        return Err(vm.value_error("byte must be in range(0, 256)"));
    };
    if let Value::ByteArray(a) = args[0].plain() {
        a.lock().push(b);
    }
    Ok(Value::None)
}

fn extend(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let more = make(vm, &args[1..2])?;
    if let Value::ByteArray(a) = args[0].plain() {
        a.lock().extend(more);
    }
    Ok(Value::None)
}

fn clear(_: &mut Vm, args: &[Value]) -> Run<Value> {
    if let Value::ByteArray(a) = args[0].plain() {
        a.lock().clear();
    }
    Ok(Value::None)
}

fn copy(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let b = of(vm, &args[0])?;
    Ok(Value::ByteArray(Ref::new(crate::value::Counted::new(b))))
}

fn byte(vm: &mut Vm, v: &Value) -> Run<u8> {
    let i = vm.index(v)?;
    u8::try_from(i).map_err(|_| vm.value_error("byte must be in range(0, 256)"))
}

fn insert(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (at, b) = (vm.index(&args[1])?, byte(vm, &args[2])?);
    if let Value::ByteArray(a) = args[0].plain() {
        let mut a = a.lock();
        let len = a.len() as i64;
        let at = if at < 0 { (at + len).max(0) } else { at.min(len) };
        a.insert(at as usize, b);
    }
    Ok(Value::None)
}

fn pop(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let at = match args.get(1) {
        Some(v) => vm.index(v)?,
        None => -1,
    };
    let Value::ByteArray(a) = args[0].plain() else { return Ok(Value::None) };
    let (popped, empty) = {
        let mut a = a.lock();
        let at = if at < 0 { at + a.len() as i64 } else { at };
        let found = usize::try_from(at).ok().filter(|at| *at < a.len());
        (found.map(|at| a.remove(at)), a.is_empty())
    };
    match popped {
        Some(b) => Ok(Value::Int(i64::from(b))),
        None if empty => Err(vm.error(ExcKind::IndexError, "pop from empty bytearray")),
        None => Err(vm.error(ExcKind::IndexError, "pop index out of range")),
    }
}

fn remove(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let b = byte(vm, &args[1])?;
    let Value::ByteArray(a) = args[0].plain() else { return Ok(Value::None) };
    let found = {
        let mut a = a.lock();
        let at = a.iter().position(|x| *x == b);
        if let Some(at) = at {
            a.remove(at);
        }
        at
    };
    match found {
        Some(_) => Ok(Value::None),
        None => Err(vm.value_error("value not found in bytearray")),
    }
}

fn reverse(_: &mut Vm, args: &[Value]) -> Run<Value> {
    if let Value::ByteArray(a) = args[0].plain() {
        a.lock().reverse();
    }
    Ok(Value::None)
}

/// The methods of bytearrays.
pub static ARRAY: &[Def] = &[
    Def::method("append", 1, 1, append),
    Def::method("extend", 1, 1, extend),
    Def::method("clear", 0, 0, clear),
    Def::method("copy", 0, 0, copy),
    Def::method("insert", 2, 2, insert),
    Def::method("pop", 0, 1, pop),
    Def::method("remove", 1, 1, remove),
    Def::method("reverse", 0, 0, reverse),
];
