//! `print`, `input`, `open`: what goes out and comes in.

use crate::host::Stream;
use crate::types::ExcKind;
use crate::value::{Def, Name, Run, Value};
use crate::vm::Vm;

fn print(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    let mut sep = " ".to_owned();
    let mut end = "\n".to_owned();
    let mut stream = Stream::Out;
    let mut file = None;
    let mut flush = false;
    for (name, v) in kw {
        match vm.text(*name).as_str() {
            what @ ("sep" | "end") => {
                let text = match v {
                    Value::None => continue,
                    v => match v.as_str() {
                        Some(s) => s.to_owned(),
                        None => {
                            let t = crate::vm::type_name(vm, v);
                            return Err(
                                vm.type_error(format!("{what} must be None or a string, not {t}"))
                            );
                        }
                    },
                };
                if what == "sep" { sep = text } else { end = text }
            }
            "file" => {
                if let Value::Instance(i) = v
                    && let Some(s) = i.native::<Stream>()
                {
                    stream = *s;
                } else if !v.is_none() {
                    file = Some(v.clone());
                }
            }
            "flush" => flush = vm.truth(v)?,
            other => {
                return Err(
                    vm.type_error(format!("'{other}' is an invalid keyword argument for print()"))
                );
            }
        }
    }
    let mut out = String::new();
    for (i, a) in args.iter().enumerate() {
        if i > 0 {
            out.push_str(&sep);
        }
        let made;
        let text = match a {
            Value::Str(s) => s.as_str(),
            a => {
                made = vm.str_of(a)?;
                &made
            }
        };
        if file.is_none() && stream == Stream::Out && python_base::surrogates::any(text) {
            // What stands before it is written, and it is not.
            vm.write(stream, &std::mem::take(&mut out))?;
            vm.write(stream, text)?;
        }
        out.push_str(text);
    }
    out.push_str(&end);
    if file.is_none() && stream == Stream::Out {
        file = replaced_stdout(vm);
    }
    match file {
        Some(f) => {
            let write = vm.intern("write");
            vm.call_method(&f, write, &[Value::str(out)])?;
            if flush {
                let flush = vm.intern("flush");
                vm.call_method(&f, flush, &[])?;
            }
        }
        None => vm.write(stream, &out)?,
    }
    Ok(Value::None)
}

/// What a program has put in the place of `sys.stdout`.
fn replaced_stdout(vm: &mut Vm) -> Option<Value> {
    let sys = match vm.program.modules.lock().get("sys") {
        Some(Value::Module(sys)) => sys.clone(),
        _ => return None,
    };
    let stdout = sys.get(vm.intern("stdout"))?;
    match &stdout {
        Value::Instance(i) if i.native::<Stream>().is_some() => None,
        _ => Some(stdout),
    }
}

fn refuse(vm: &mut Vm, what: &str, why: &str) -> Run<Value> {
    Err(vm.error(ExcKind::NotImplementedError, format!("{what}() is not there: {why}")))
}

/// Nobody types while a program runs here: the input is at its end from the start.
fn input(vm: &mut Vm, args: &[Value], _: &[(Name, Value)]) -> Run<Value> {
    if let Some(prompt) = args.first() {
        let text = vm.str_of(prompt)?;
        vm.write(Stream::Out, &text)?;
    }
    Err(vm.error(ExcKind::EofError, "EOF when reading a line"))
}

/// Files are written in Python.
fn open(vm: &mut Vm, args: &[Value], kw: &[(Name, Value)]) -> Run<Value> {
    let io = vm.module("io")?;
    let name = vm.intern("open");
    let open = vm.get_attr(&io, name)?;
    vm.call_kw(&open, args, kw)
}

macro_rules! refused {
    ($($f:ident),*) => {
        $(fn $f(vm: &mut Vm, _: &[Value], _: &[(Name, Value)]) -> Run<Value> {
            let name = stringify!($f);
            let why = crate::syntax::BUILTINS.iter().find(|b| b.0 == name).map_or("", |b| b.1);
            refuse(vm, name, why)
        })*
    };
}
refused!(eval, exec, compile, memoryview, breakpoint, help);

/// These.
pub static ALL: &[Def] = &[
    Def::kw("print", 0, 255, print),
    Def::kw("input", 0, 255, input),
    Def::kw("open", 0, 255, open),
    Def::kw("eval", 0, 255, eval),
    Def::kw("exec", 0, 255, exec),
    Def::kw("compile", 0, 255, compile),
    Def::kw("memoryview", 0, 255, memoryview),
    Def::kw("breakpoint", 0, 255, breakpoint),
    Def::kw("help", 0, 255, help),
];
