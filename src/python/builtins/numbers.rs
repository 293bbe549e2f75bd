//! `abs`, `round`, `sum`, `pow`, …

use python_base::{IntRef, number};

use crate::code::BinOp;
use crate::types::ExcKind;
use crate::value::{Def, Name, Run, Value, well_known as w};
use crate::vm::Vm;

fn of_int(i: python_base::Int) -> Value {
    match i {
        python_base::Int::Small(i) => Value::Int(i),
        python_base::Int::Big(b) => Value::big(b),
    }
}

fn int_ref(v: &Value) -> Option<IntRef<'_>> {
    match v.plain() {
        Value::Int(i) => Some(IntRef::Small(*i)),
        Value::Bool(b) => Some(IntRef::Small(i64::from(*b))),
        Value::BigInt(b) => Some(IntRef::Big(b)),
        _ => None,
    }
}

fn abs(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    if let Some(m) = vm.custom(&args[0], w::ABS) {
        return vm.call_special(&m, &args[0], &[]);
    }
    match args[0].plain() {
        Value::Float(f) => Ok(Value::Float(f.abs())),
        v => match int_ref(v) {
            Some(i) if i.is_negative() => Ok(of_int(number::neg(i))),
            Some(_) => {
                Ok(if let Value::Bool(b) = v { Value::Int(i64::from(*b)) } else { v.clone() })
            }
            None => {
                let t = crate::vm::type_name(vm, v);
                Err(vm.type_error(format!("bad operand type for abs(): '{t}'")))
            }
        },
    }
}

fn round(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let custom = vm.custom(&args[0], w::ROUND);
    let number = args[0].plain();
    if custom.is_none() && !matches!(number, Value::Float(_)) && int_ref(number).is_none() {
        let t = crate::vm::type_name(vm, number);
        return Err(vm.type_error(format!("type {t} doesn't define __round__ method")));
    }
    let digits = match args.get(1) {
        // Of a float no more digits count than there can be.
        Some(v) if matches!((number, v.plain()), (Value::Float(_), Value::BigInt(_))) => {
            let negative = vm.less(v, &Value::Int(0))?;
            Some(if negative { i64::MIN } else { i64::MAX })
        }
        Some(v) if !v.is_unbound() && !v.is_none() => Some(vm.index(v)?),
        _ => None,
    };
    if let Some(m) = custom {
        let rest: Vec<Value> = digits.map(Value::Int).into_iter().collect();
        return vm.call_special(&m, &args[0], &rest);
    }
    match (args[0].plain(), digits) {
        (Value::Float(f), None) => {
            number::float_to_int(f.round_ties_even()).map(of_int).map_err(|e| vm.base_error(e))
        }
        (Value::Float(f), Some(n)) => {
            number::float_round(*f, n).map(Value::Float).map_err(|e| vm.base_error(e))
        }
        (v, n) => {
            Ok(int_ref(v).map_or(Value::None, |i| of_int(number::int_round(i, n.unwrap_or(0)))))
        }
    }
}

fn sum(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let mut total = args.get(1).filter(|v| !v.is_unbound()).cloned().unwrap_or(Value::Int(0));
    if total.as_str().is_some() {
        return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
    }
    if let (Value::List(l), Value::Int(0)) = (&args[0], &total) {
        let l = l.clone();
        let quick = l
            .lock()
            .iter()
            .try_fold(0_i64, |a, v| if let Value::Int(i) = v { a.checked_add(*i) } else { None });
        if let Some(n) = quick {
            return Ok(Value::Int(n));
        }
    }
    let iter = vm.iter(&args[0])?;
    while let Some(v) = vm.next(&iter)? {
        total = match (&total, &v) {
            (Value::Int(a), Value::Int(b)) if a.checked_add(*b).is_some() => Value::Int(a + b),
            _ => vm.binary(BinOp::Add, &total, &v)?,
        };
    }
    Ok(total)
}

fn pow(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    match args.get(2).filter(|v| !v.is_unbound() && !v.is_none()) {
        None => vm.binary(BinOp::Pow, &args[0], &args[1]),
        Some(m) => match (int_ref(&args[0]), int_ref(&args[1]), int_ref(m)) {
            (Some(a), Some(b), Some(m)) => {
                number::pow_mod(a, b, m).map(of_int).map_err(|e| vm.base_error(e))
            }
            _ => {
                Err(vm
                    .type_error("pow() 3rd argument not allowed unless all arguments are integers"))
            }
        },
    }
}

fn divmod(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.divmod(&args[0], &args[1])
}

fn radix(vm: &mut Vm, v: &Value, base: u32, prefix: &str) -> Run<Value> {
    let owned;
    let v = match int_ref(v) {
        Some(_) => v,
        None => {
            owned = Value::Int(vm.index(v)?);
            &owned
        }
    };
    let Some(i) = int_ref(v) else { return Ok(Value::None) };
    let text = number::int_to_radix(i, base);
    Ok(Value::str(match text.strip_prefix('-') {
        Some(digits) => format!("-{prefix}{digits}"),
        None => format!("{prefix}{text}"),
    }))
}

fn bin(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    radix(vm, &args[0], 2, "0b")
}
fn oct(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    radix(vm, &args[0], 8, "0o")
}
fn hex(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    radix(vm, &args[0], 16, "0x")
}

fn best(
    vm: &mut Vm,
    args: &[Value],
    kw: &[(Name, Value)],
    what: &str,
    greater: bool,
) -> Run<Value> {
    let mut key = None;
    let mut default = None;
    for (name, v) in kw {
        match vm.text(*name).as_str() {
            "key" if v.is_none() => {}
            "key" => key = Some(v.clone()),
            "default" => default = Some(v.clone()),
            other => {
                return Err(
                    vm.type_error(format!("'{other}' is an invalid keyword argument for {what}()"))
                );
            }
        }
    }
    let iter = match args {
        [] => return Err(vm.type_error(format!("{what} expected at least 1 argument, got 0"))),
        [one] => vm.iter(one)?,
        many => {
            if default.is_some() {
                return Err(vm.type_error(format!(
                    "Cannot specify a default for {what}() with multiple positional arguments"
                )));
            }
            vm.iter(&Value::tuple(many.to_vec()))?
        }
    };
    let mut found: Option<(Value, Value)> = None;
    while let Some(item) = vm.next(&iter)? {
        let k = match &key {
            Some(f) => vm.call(f, std::slice::from_ref(&item))?,
            None => item.clone(),
        };
        let better = match &found {
            None => true,
            Some((b, _)) if greater => {
                let v = vm.compare(crate::code::CmpOp::Gt, &k, b)?;
                vm.truth(&v)?
            }
            Some((b, _)) => vm.less(&k, b)?,
        };
        if better {
            found = Some((k, item));
        }
    }
    match (found, default) {
        (Some((_, v)), _) | (None, Some(v)) => Ok(v),
        (None, None) => {
            Err(vm.error(ExcKind::ValueError, format!("{what}() arg is an empty sequence")))
        }
    }
}

fn min(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    best(vm, args, kw, "min", false)
}
fn max(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    best(vm, args, kw, "max", true)
}

/// These.
pub static ALL: &[Def] = &[
    Def::func("abs", 1, 1, abs),
    Def::func("round", 1, 2, round).with(&["number", "ndigits"]),
    Def::func("sum", 1, 2, sum).with(&["", "start"]),
    Def::func("pow", 2, 3, pow).with(&["base", "exp", "mod"]),
    Def::func("divmod", 2, 2, divmod),
    Def::func("bin", 1, 1, bin),
    Def::func("oct", 1, 1, oct),
    Def::func("hex", 1, 1, hex),
    Def::kw("min", 0, 255, min),
    Def::kw("max", 0, 255, max),
];
