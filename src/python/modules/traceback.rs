//! `traceback`: what would be printed, as text.

use refs::Ref;

use crate::host::Stream;
use crate::types::keyword;
use crate::value::{Def, Exc, Name, Object, Payload, Run, Value};
use crate::vm::Vm;

fn exception(vm: &mut Vm, args: &[Value]) -> Run<Exc> {
    // Both the newer `f(exc)` and the older `f(type, exc, traceback)`.
    let given = args.iter().take(2).find_map(|v| match v {
        Value::Instance(i) if matches!(i.payload, Payload::Exception(_)) => Some(Exc(i.clone())),
        _ => None,
    });
    given.ok_or_else(|| vm.type_error("Exception expected for value, NoneType found"))
}

fn text(vm: &mut Vm, exc: Option<&Exc>) -> String {
    match exc {
        Some(exc) => vm.traceback_text(exc),
        None => "NoneType: None\n".to_owned(),
    }
}

fn print(vm: &mut Vm, text: &str, kw: &[(Name, Value)]) -> Run<Value> {
    match keyword(vm, kw, "file") {
        Some(file) if !file.is_none() => {
            let write = vm.intern("write");
            vm.call_method(file, write, &[Value::str(text)])
        }
        _ => vm.write(Stream::Err, text).map(|()| Value::None),
    }
}

fn print_exc(vm: &mut Vm, _: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    let now = vm.handling.clone();
    let text = text(vm, now.as_ref());
    print(vm, &text, kw)
}

fn format_exc(vm: &mut Vm, _: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let now = vm.handling.clone();
    Ok(Value::str(text(vm, now.as_ref())))
}

fn print_exception(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    let exc = exception(vm, args)?;
    let text = text(vm, Some(&exc));
    print(vm, &text, kw)
}

fn format_exception(vm: &mut Vm, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let exc = exception(vm, args)?;
    let text = vm.traceback_text(&exc);
    // An entry, with its source line and marks, is one string.
    let mut parts: Vec<String> = Vec::new();
    for line in text.split_inclusive('\n') {
        match parts.last_mut() {
            Some(last) if line.starts_with("    ") => last.push_str(line),
            _ => parts.push(line.to_owned()),
        }
    }
    Ok(Value::list(parts.into_iter().map(Value::str).collect()))
}

fn format_exception_only(vm: &mut Vm, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let exc = exception(vm, args)?;
    let text = vm.exception_line(&exc);
    Ok(Value::list(text.split_inclusive('\n').map(Value::from).collect()))
}

fn extract_tb(vm: &mut Vm, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let Some(Value::Object(o)) = args.first() else { return Ok(Value::list(Vec::new())) };
    let Object::Traceback(exc, from) = &**o else { return Ok(Value::list(Vec::new())) };
    let entries = exc.data().lock().traceback.clone();
    let summaries: Vec<Value> = entries
        .iter()
        .rev()
        .filter(|e| e.pc != u32::MAX)
        .skip(*from)
        .map(|e| Value::Object(Ref::new(Object::Entry(e.clone()))))
        .collect();
    let _ = vm;
    Ok(Value::list(summaries))
}

fn format_tb(vm: &mut Vm, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    let Some(Value::Object(o)) = args.first() else { return Ok(Value::list(Vec::new())) };
    let Object::Traceback(exc, _) = &**o else { return Ok(Value::list(Vec::new())) };
    let all = format_exception(vm, &[exc.value()], &[])?;
    let parts = vm.items(&all)?;
    let files = parts.into_iter().filter(|p| p.as_str().is_some_and(|p| p.starts_with("  File")));
    Ok(Value::list(files.collect()))
}

/// The functions.
pub static ALL: &[Def] = &[
    Def::kw("print_exc", 0, 2, print_exc),
    Def::kw("format_exc", 0, 2, format_exc),
    Def::kw("print_exception", 1, 3, print_exception),
    Def::kw("format_exception", 1, 3, format_exception),
    Def::kw("format_exception_only", 1, 2, format_exception_only),
    Def::kw("extract_tb", 1, 2, extract_tb),
    Def::kw("format_tb", 1, 2, format_tb),
];
