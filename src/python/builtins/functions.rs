//! `len`, `isinstance`, `sorted`, …

use crate::types::ExcKind;
use crate::value::{Def, Iter, IterState, Name, Object, Run, Value, well_known as w};
use crate::vm::{Resumed, Vm};
use python_base::surrogates;

fn len(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.len(&args[0]).map(Value::from)
}
fn repr(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.repr_of(&args[0]).map(Value::str)
}
fn ascii(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::str(crate::text::ascii(&vm.repr_of(&args[0])?)))
}
fn format(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let spec = match args.get(1) {
        None => "",
        Some(spec) => match spec.as_str() {
            Some(spec) => spec,
            None => {
                let t = match spec.is_none() {
                    true => "None".to_owned(),
                    false => crate::vm::type_name(vm, spec),
                };
                return Err(vm.type_error(format!("format() argument 2 must be str, not {t}")));
            }
        },
    };
    vm.format(&args[0], spec).map(Value::str)
}
fn hash(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.hash(&args[0]).map(Value::Int)
}
fn id(_: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Int((args[0].id() & 0x7fff_ffff_ffff_ffff) as i64))
}
fn callable(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Bool(match &args[0] {
        Value::Function(_) | Value::Builtin(_) | Value::Bound(_) | Value::Class(_) => true,
        v @ Value::Instance(_) => vm.special(v, w::CALL).is_some(),
        Value::Object(o) => matches!(**o, Object::StaticMethod(_) | Object::Alias { .. }),
        _ => false,
    }))
}
fn iter(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    match args {
        [func, sentinel] => Ok(Iter::value(
            "callable_iterator",
            IterState::Sentinel { func: func.clone(), sentinel: sentinel.clone() },
        )),
        _ => vm.iter(&args[0]),
    }
}
fn next(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let found = match &args[0] {
        Value::Generator(g) if args.len() == 1 => match vm.resume(g, Value::None)? {
            Resumed::Yield(v) => Some(v),
            Resumed::Return(Value::None) => None,
            Resumed::Return(v) => return Err(vm.exception(ExcKind::StopIteration, vec![v])),
        },
        v @ Value::Instance(_) if args.len() == 1 && vm.special(v, w::NEXT).is_some() => {
            return match vm.special(v, w::NEXT) {
                Some(m) => vm.call_special(&m, v, &[]),
                None => Ok(Value::None),
            };
        }
        v => vm.next(v)?,
    };
    match (found, args.get(1)) {
        (Some(v), _) => Ok(v),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.exception(ExcKind::StopIteration, Vec::new())),
    }
}
fn isinstance(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.is_instance(&args[0], &args[1]).map(Value::Bool)
}
fn issubclass(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let Value::Class(c) = &args[0] else {
        return Err(vm.type_error("issubclass() arg 1 must be a class"));
    };
    match &args[1] {
        Value::Class(d) => {
            if let Some(meta) = d.meta.clone()
                && let (check @ Value::Function(_), _) = vm.lookup(&meta, w::SUBCLASSCHECK)
            {
                let r = vm.call_special(&check, &args[1], &args[..1])?;
                return vm.truth(&r).map(Value::Bool);
            }
            Ok(Value::Bool(c.is_sub(d)))
        }
        Value::Tuple(t) => {
            for d in &*t.0 {
                if matches!(issubclass(vm, &[args[0].clone(), d.clone()])?, Value::Bool(true)) {
                    return Ok(Value::Bool(true));
                }
            }
            Ok(Value::Bool(false))
        }
        Value::Instance(_) if vm.special(&args[1], w::SUBCLASSCHECK).is_some() => {
            let Some(check) = vm.special(&args[1], w::SUBCLASSCHECK) else {
                return Ok(Value::Bool(false));
            };
            vm.call_special(&check, &args[1], &args[..1])
        }
        Value::Object(o) => match &**o {
            Object::Alias { origin: Value::None, args: parts } => {
                for d in parts {
                    if matches!(issubclass(vm, &[args[0].clone(), d.clone()])?, Value::Bool(true)) {
                        return Ok(Value::Bool(true));
                    }
                }
                Ok(Value::Bool(false))
            }
            _ => Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic")),
        },
        _ => {
            Err(vm.type_error("issubclass() arg 2 must be a class, a tuple of classes, or a union"))
        }
    }
}
fn name_arg(vm: &mut Vm, v: &Value) -> Run<Name> {
    match v.as_str() {
        Some(s) => Ok(vm.intern(s)),
        None => {
            let t = crate::vm::type_name(vm, v);
            Err(vm.type_error(format!("attribute name must be string, not '{t}'")))
        }
    }
}
fn getattr(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let name = name_arg(vm, &args[1])?;
    vm.look_at_field(&args[0], name, false)?;
    match args.get(2) {
        None => vm.get_attr(&args[0], name),
        Some(default) => match vm.find_attr(&args[0], name) {
            Ok(Some(v)) => Ok(v),
            Ok(None) => Ok(default.clone()),
            Err(e) if vm.is_exception(&e, ExcKind::AttributeError) => Ok(default.clone()),
            Err(e) => Err(e),
        },
    }
}
fn hasattr(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let name = name_arg(vm, &args[1])?;
    vm.look_at_field(&args[0], name, false)?;
    match vm.find_attr(&args[0], name) {
        Ok(v) => Ok(Value::Bool(v.is_some())),
        Err(e) if vm.is_exception(&e, ExcKind::AttributeError) => Ok(Value::Bool(false)),
        Err(e) => Err(e),
    }
}
fn setattr(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let name = name_arg(vm, &args[1])?;
    vm.look_at_field(&args[0], name, true)?;
    vm.set_attr(&args[0], name, args[2].clone())?;
    Ok(Value::None)
}
fn delattr(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let name = name_arg(vm, &args[1])?;
    vm.look_at_field(&args[0], name, true)?;
    vm.del_attr(&args[0], name)?;
    Ok(Value::None)
}
fn sorted(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    if args.len() != 1 {
        return Err(vm.type_error(format!("sorted expected 1 argument, got {}", args.len())));
    }
    let mut items = vm.items(&args[0])?;
    crate::types::sort(vm, &mut items, kw, "sort")?;
    Ok(Value::list(items))
}
fn any(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let iter = vm.iter(&args[0])?;
    while let Some(v) = vm.next(&iter)? {
        if vm.truth(&v)? {
            return Ok(Value::Bool(true));
        }
    }
    Ok(Value::Bool(false))
}
fn all(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let iter = vm.iter(&args[0])?;
    while let Some(v) = vm.next(&iter)? {
        if !vm.truth(&v)? {
            return Ok(Value::Bool(false));
        }
    }
    Ok(Value::Bool(true))
}
fn chr(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let too_large = "Python int too large to convert to C int";
    if matches!(args[0].plain(), Value::BigInt(_)) {
        return Err(vm.error(ExcKind::OverflowError, too_large));
    }
    let i = vm.index(&args[0])?;
    if i32::try_from(i).is_err() {
        return Err(vm.error(ExcKind::OverflowError, too_large));
    }
    match u32::try_from(i).ok().filter(|code| *code < 0x11_0000).map(surrogates::character) {
        Some(Some(c)) => Ok(vm.character(c)),
        Some(None) => Err(vm.value_error(surrogates::REFUSED)),
        None => Err(vm.value_error("chr() arg not in range(0x110000)")),
    }
}
fn ord(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    match args[0].plain() {
        Value::Str(s) if s.chars == 1 => {
            Ok(Value::Int(s.as_str().chars().next().map_or(0, |c| i64::from(surrogates::code(c)))))
        }
        Value::Str(s) => Err(vm.type_error(format!(
            "ord() expected a character, but string of length {} found",
            s.chars
        ))),
        Value::Bytes(b) if b.len() == 1 => Ok(Value::Int(i64::from(b[0]))),
        v => {
            let t = crate::vm::type_name(vm, v);
            Err(vm.type_error(format!("ord() expected string of length 1, but {t} found")))
        }
    }
}
fn dir(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    match args.first() {
        Some(v) => Ok(Value::list(vm.attr_names(v).into_iter().map(Value::from).collect())),
        None => globals_of(vm, true),
    }
}
fn vars(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    match args.first() {
        Some(v) => {
            vm.look_at_fields(v)?;
            let dict = vm.find_attr(v, w::DICT)?;
            dict.ok_or_else(|| vm.type_error("vars() argument must have __dict__ attribute"))
        }
        None => globals_of(vm, false),
    }
}
fn globals(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    globals_of(vm, false)
}
fn globals_of(vm: &mut Vm, names: bool) -> Run<Value> {
    let main = vm.program.modules.lock().get("__main__").cloned();
    let Some(Value::Module(m)) = main else { return Ok(Value::None) };
    let dict = Value::Dict(m.open(&vm.program.names));
    if names { sorted(vm, &[dict], &[]) } else { Ok(dict) }
}
fn aiter(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    vm.call_method(&args[0], w::AITER, &[])
}
fn anext(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let next = vm.call_method(&args[0], w::ANEXT, &[])?;
    let Some(default) = args.get(1) else { return Ok(next) };
    let module = vm.module("_anext")?;
    let with_default = vm.intern("with_default");
    vm.call_method(&module, with_default, &[next, default.clone()])
}
fn import(vm: &mut Vm, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    vm.module(args[0].as_str().unwrap_or_default())
}
fn exit(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Err(vm.exception(ExcKind::SystemExit, args.iter().filter(|a| !a.is_none()).cloned().collect()))
}

/// These.
pub static ALL: &[Def] = &[
    Def::func("len", 1, 1, len),
    Def::func("repr", 1, 1, repr),
    Def::func("ascii", 1, 1, ascii),
    Def::func("format", 1, 2, format),
    Def::func("hash", 1, 1, hash),
    Def::func("id", 1, 1, id),
    Def::func("callable", 1, 1, callable),
    Def::func("iter", 1, 2, iter),
    Def::func("next", 1, 2, next),
    Def::func("isinstance", 2, 2, isinstance),
    Def::func("issubclass", 2, 2, issubclass),
    Def::func("getattr", 2, 3, getattr),
    Def::func("hasattr", 2, 2, hasattr),
    Def::func("setattr", 3, 3, setattr),
    Def::func("delattr", 2, 2, delattr),
    Def::kw("sorted", 0, 255, sorted),
    Def::func("any", 1, 1, any),
    Def::func("all", 1, 1, all),
    Def::func("chr", 1, 1, chr),
    Def::func("ord", 1, 1, ord),
    Def::func("dir", 0, 1, dir),
    Def::func("vars", 0, 1, vars),
    Def::func("globals", 0, 0, globals),
    Def::func("locals", 0, 0, globals),
    Def::func("aiter", 1, 1, aiter),
    Def::func("anext", 1, 2, anext),
    Def::kw("__import__", 1, 255, import),
    Def::func("exit", 0, 1, exit),
    Def::func("quit", 0, 1, exit),
];
