//! `int`, `bool`, `float`.

use num_traits::ToPrimitive;
use python_base::{Int, IntRef};
use refs::Ref;

use super::T;
use crate::types::ExcKind;
use crate::value::{Class, Def, Name, Run, Value, well_known as w};
use crate::vm::Vm;

pub(crate) fn of_int(i: Int) -> Value {
    match i {
        Int::Small(i) => Value::Int(i),
        Int::Big(b) => Value::big(b),
    }
}

pub(crate) fn int_ref(v: &Value) -> Option<IntRef<'_>> {
    match v.plain() {
        Value::Int(i) => Some(IntRef::Small(*i)),
        Value::Bool(b) => Some(IntRef::Small(i64::from(*b))),
        Value::BigInt(b) => Some(IntRef::Big(b)),
        _ => None,
    }
}

/// `int(x)`, `int(text, base)`
pub fn new_int(
    vm: &mut Vm,
    class: &Ref<Class>,
    args: &[Value],
    kw: &[(Name, Value)],
) -> Run<Value> {
    let exact = vm.class(T::Int).clone();
    let base = args.get(1).or_else(|| super::keyword(vm, kw, "base")).cloned();
    let v = match args.first() {
        None => Value::Int(0),
        Some(v) => to_int(vm, v, base)?,
    };
    Ok(super::wrap(class, &exact, v))
}

fn to_int(vm: &mut Vm, v: &Value, base: Option<Value>) -> Run<Value> {
    if let Some(base) = base {
        // No base is as large as that, whatever it is.
        let base = if matches!(base.plain(), Value::BigInt(_)) { -1 } else { vm.index(&base)? };
        if base != 0 && !(2..=36).contains(&base) {
            return Err(vm.value_error("int() base must be >= 2 and <= 36, or 0"));
        }
        let Some(s) = v.as_str() else {
            return Err(vm.type_error("int() can't convert non-string with explicit base"));
        };
        return python_base::number::parse_int(s, base).map(of_int).map_err(|e| vm.base_error(e));
    }
    for (name, text) in [(w::INT, "__int__"), (w::INDEX, "__index__"), (w::TRUNC, "__trunc__")] {
        if let Some(m) = vm.custom(v, name) {
            let r = vm.call_special(&m, v, &[])?;
            if int_ref(&r).is_none() {
                let t = crate::vm::type_name(vm, &r);
                return Err(vm.type_error(format!("{text} returned non-int (type {t})")));
            }
            return Ok(r);
        }
    }
    match v.plain() {
        Value::Int(_) | Value::BigInt(_) => Ok(v.plain().clone()),
        Value::Bool(b) => Ok(Value::Int(i64::from(*b))),
        Value::Float(f) => {
            python_base::number::float_to_int(*f).map(of_int).map_err(|e| vm.base_error(e))
        }
        Value::Str(s) => {
            python_base::number::parse_int(s.as_str(), 10).map(of_int).map_err(|e| vm.base_error(e))
        }
        Value::Bytes(b) => match python_base::number::parse_int(&crate::text::latin(b), 10) {
            Ok(int) => Ok(of_int(int)),
            Err(_) => {
                let shown: String = vm.repr_of(v)?.chars().take(200).collect();
                let message = format!("invalid literal for int() with base 10: {shown}");
                Err(vm.error(crate::types::ExcKind::ValueError, message))
            }
        },
        other => {
            let t = crate::vm::type_name(vm, other);
            Err(vm.type_error(format!(
                "int() argument must be a string, a bytes-like object or a real number, not '{t}'"
            )))
        }
    }
}

fn most_one(vm: &mut Vm, what: &str, args: &[Value]) -> Run<()> {
    if args.len() > 1 {
        let n = args.len();
        return Err(vm.type_error(format!("{what} expected at most 1 argument, got {n}")));
    }
    Ok(())
}

/// `bool(x)`
pub fn new_bool(vm: &mut Vm, _: &Ref<Class>, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    most_one(vm, "bool", args)?;
    match args.first() {
        Some(v) => vm.truth(v).map(Value::Bool),
        None => Ok(Value::Bool(false)),
    }
}

/// `float(x)`
pub fn new_float(
    vm: &mut Vm,
    class: &Ref<Class>,
    args: &[Value],
    _: &[(Name, Value)],
) -> Run<Value> {
    most_one(vm, "float", args)?;
    let exact = vm.class(T::Float).clone();
    let f = match args.first() {
        None => 0.0,
        Some(v) => match v.plain() {
            Value::Str(s) => match python_base::number::parse_float(s.as_str()) {
                Ok(f) => f,
                Err(e) => return Err(vm.base_error(e)),
            },
            Value::Bytes(b) => match python_base::number::parse_float(&crate::text::latin(b)) {
                Ok(f) => f,
                Err(_) => {
                    let shown = vm.repr_of(v)?;
                    let message = format!("could not convert string to float: {shown}");
                    return Err(vm.value_error(message));
                }
            },
            _ => to_float(vm, v, "float() argument must be a string or a real number, not")?,
        },
    };
    Ok(super::wrap(class, &exact, Value::Float(f)))
}

/// A real number as a float; `what` begins the message where it is none.
pub(crate) fn to_float(vm: &mut Vm, v: &Value, what: &str) -> Run<f64> {
    match v.plain() {
        Value::Float(f) => Ok(*f),
        Value::Int(i) => Ok(*i as f64),
        Value::Bool(b) => Ok(f64::from(u8::from(*b))),
        Value::BigInt(b) => match b.to_f64() {
            Some(f) if f.is_finite() => Ok(f),
            _ => Err(vm.error(ExcKind::OverflowError, "int too large to convert to float")),
        },
        _ => {
            for name in [w::FLOAT, w::INDEX] {
                if let Some(m) = vm.custom(v, name) {
                    let r = vm.call_special(&m, v, &[])?;
                    if name == w::FLOAT && !matches!(r.plain(), Value::Float(_)) {
                        let class = vm.class_of(v).name();
                        let t = crate::vm::type_name(vm, &r);
                        return Err(vm.type_error(format!(
                            "{class}.__float__ returned non-float (type {t})"
                        )));
                    }
                    return to_float(vm, &r, what);
                }
            }
            let t = crate::vm::type_name(vm, v);
            if what.ends_with("not") && what.starts_with("float()") {
                return Err(vm.type_error(format!("{what} '{t}'")));
            }
            Err(vm.type_error(format!("{what} {t}")))
        }
    }
}

fn bit_length(_: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Int(int_ref(&args[0]).map_or(0, |i| python_base::number::bit_length(i) as i64)))
}
fn bit_count(_: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Int(int_ref(&args[0]).map_or(0, |i| python_base::number::bit_count(i) as i64)))
}
fn to_bytes(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let Some(i) = int_ref(&args[0]) else { return Ok(Value::None) };
    let length = match args.get(1) {
        Some(v) if !v.is_unbound() => vm.index(v)?,
        _ => 1,
    };
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.value_error("length argument must be non-negative"));
    };
    vm.allocate(length)?;
    let little = args.get(2).and_then(Value::as_str) == Some("little");
    let signed = match args.get(3) {
        Some(v) => vm.truth(v)?,
        None => false,
    };
    match python_base::number::int_to_bytes(i, length, little, signed) {
        Ok(b) => Ok(Value::bytes(b)),
        Err(e) => Err(vm.base_error(e)),
    }
}
fn from_bytes(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let bytes = super::bytes::of(vm, &args[0])?;
    let little = args.get(1).and_then(Value::as_str) == Some("little");
    let signed = match args.get(2) {
        Some(v) if !v.is_unbound() => vm.truth(v)?,
        _ => false,
    };
    Ok(of_int(python_base::number::int_from_bytes(&bytes, little, signed)))
}
/// `int.as_integer_ratio()`
fn int_ratio(_: &mut Vm, args: &[Value]) -> Run<Value> {
    let whole = match args[0].plain() {
        Value::Bool(b) => Value::Int(i64::from(*b)),
        other => other.clone(),
    };
    Ok(Value::tuple(vec![whole, Value::Int(1)]))
}
fn itself(_: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(args[0].plain().clone())
}
fn int(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    to_int(vm, args[0].plain(), None)
}
fn float(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    to_float(vm, args[0].plain(), "must be real number, not").map(Value::Float)
}

/// The methods of ints.
pub static INT: &[Def] = &[
    Def::method("bit_length", 0, 0, bit_length),
    Def::method("bit_count", 0, 0, bit_count),
    Def::method("conjugate", 0, 0, itself),
    Def::method("as_integer_ratio", 0, 0, int_ratio),
    Def::method("to_bytes", 0, 3, to_bytes).with(&["length", "byteorder", "signed"]),
    Def::func("from_bytes", 1, 3, from_bytes).with(&["bytes", "byteorder", "signed"]),
    Def::generic("__int__", 0, 0, int),
    Def::generic("__index__", 0, 0, int),
    Def::generic("__float__", 0, 0, float),
];

fn is_integer(_: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Bool(matches!(args[0].plain(), Value::Float(f) if f.is_finite() && f.fract() == 0.0)))
}
fn ratio(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let f = to_float(vm, &args[0], "must be real number, not")?;
    match python_base::number::float_as_integer_ratio(f) {
        Ok((a, b)) => Ok(Value::tuple(vec![of_int(a), of_int(b)])),
        Err(e) => Err(vm.base_error(e)),
    }
}

fn hex(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let f = to_float(vm, &args[0], "must be real number, not")?;
    Ok(Value::str(python_base::number::float_hex(f)))
}
fn from_hex(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let Some(text) = args[0].as_str() else {
        let t = crate::vm::type_name(vm, &args[0]);
        return Err(vm.type_error(format!("fromhex() argument must be str, not {t}")));
    };
    python_base::number::float_from_hex(text).map(Value::Float).map_err(|e| vm.base_error(e))
}

/// The methods of floats.
pub static FLOAT: &[Def] = &[
    Def::method("is_integer", 0, 0, is_integer),
    Def::method("as_integer_ratio", 0, 0, ratio),
    Def::method("hex", 0, 0, hex),
    Def::func("fromhex", 1, 1, from_hex),
    Def::method("conjugate", 0, 0, itself),
    Def::generic("__int__", 0, 0, int),
    Def::generic("__float__", 0, 0, float),
];
