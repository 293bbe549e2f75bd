//! The modules: a file for each. Those that are pleasanter in Python are Python.

/// A file of the library, as `build.rs` leaves it.
macro_rules! python {
    ($file:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/modules/", $file))
    };
}

pub mod disk;
pub mod itertools;
pub mod library;
mod math;
mod missing;
mod processes;
mod random;
mod re;
mod threads;
mod time;
mod traceback;

pub use missing::{MISSING, way_out};

use refs::Ref;

use crate::value::{Def, Module, Run, Value};
use crate::vm::Vm;

/// Modules written in Python that are always there; none of them needs one of [`library`]'s.
pub const SOURCES: &[(&str, &str)] = &[
    ("_anext", python!("anext.py")),
    ("concurrent", ""),
    ("copy", python!("copy.py")),
    ("queue", python!("queue.py")),
    ("threading", python!("threading.py")),
];

/// Modules written in Rust.
const NATIVE: &[&str] =
    &["_os", "_thread", "builtins", "itertools", "math", "sys", "time", "traceback"];

/// Whether there is a module of this name.
pub fn exists(name: &str) -> bool {
    names().any(|n| n == name)
}

/// The names of all modules.
pub fn names() -> impl Iterator<Item = &'static str> {
    NATIVE.iter().copied().chain(SOURCES.iter().map(|s| s.0)).chain(library::names())
}

/// The module that a native function is named with in messages.
pub fn module_of(def: &'static Def) -> Option<&'static str> {
    let has = |defs: &'static [Def]| defs.iter().any(|d| std::ptr::eq(d, def));
    if has(math::ALL) {
        Some("math")
    } else if has(time::ALL) {
        Some("time")
    } else {
        None
    }
}

fn functions(vm: &Vm, module: &Module, defs: &'static [Def]) {
    for def in defs {
        module.set(vm.intern(def.name), Value::Builtin(def));
    }
}

fn recursion_limit(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::from(vm.program.limits.recursion))
}

fn exit(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Err(vm.exception(
        crate::types::ExcKind::SystemExit,
        args.iter().filter(|a| !a.is_none()).cloned().collect(),
    ))
}

/// Whether this thread is not showing the object already; then it is now.
fn show(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Bool(vm.begin_showing(&args[0])))
}

fn shown(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    vm.end_showing();
    Ok(Value::None)
}

/// `sha2(size, bytes)`: the digest of so many bytes (FIPS 180-4).
fn sha2(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (Value::Int(size), Value::Bytes(data)) = (args[0].plain(), args[1].plain()) else {
        return Err(vm.type_error("a size and bytes are wanted"));
    };
    let digest = usize::try_from(*size).ok().and_then(|size| python_base::digest::sha2(size, data));
    digest.map(Value::bytes).ok_or_else(|| vm.value_error("SHA-2 has no digest of this size"))
}

/// The bytes that the program's objects take, as the limit of its memory counts them.
fn memory(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::from(vm.program.memory.bytes()))
}

/// `at_death(f)`: called before `os._exit()` ends this process.
fn at_death(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let _ = vm.program.threads.at_death.set(args[0].clone());
    Ok(Value::None)
}

/// What modules written in Python ask of the machine.
static MACHINE: &[Def] = &[
    Def::func("at_death", 1, 1, at_death),
    Def::func("memory", 0, 0, memory),
    Def::func("sha2", 2, 2, sha2),
    Def::func("show", 1, 1, show),
    Def::func("shown", 0, 0, shown),
];

fn exc_info(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    let Some(exc) = vm.handling.clone() else { return Ok(Value::tuple(vec![Value::None; 3])) };
    let value = exc.value();
    let class = Value::Class(vm.class_of(&value));
    let traceback = vm.get_attr(&value, crate::value::well_known::TRACEBACK)?;
    Ok(Value::tuple(vec![class, value, traceback]))
}

fn getrefcount(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    let what = "sys.getrefcount() is not there: how many references there are differs from CPython";
    Err(vm.error(crate::types::ExcKind::NotImplementedError, what))
}

fn switch_interval(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::Float(vm.program.switch.seconds()))
}

fn set_switch_interval(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let seconds = crate::types::float_of(vm, &args[0])?;
    if seconds.is_nan() || seconds <= 0.0 {
        return Err(vm.value_error("switch interval must be strictly positive"));
    }
    vm.program.switch.set(seconds);
    Ok(Value::None)
}

/// CPython 3.13's; without it a program could not tell.
fn is_gil_enabled(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::Bool(vm.program.gil.get().is_some()))
}

static SYS: &[Def] = &[
    Def::func("getswitchinterval", 0, 0, switch_interval),
    Def::func("setswitchinterval", 1, 1, set_switch_interval),
    Def::func("_is_gil_enabled", 0, 0, is_gil_enabled),
    Def::func("exc_info", 0, 0, exc_info),
    Def::func("getrefcount", 1, 1, getrefcount),
    Def::func("getrecursionlimit", 0, 0, recursion_limit),
    Def::func("exit", 0, 1, exit),
];

/// Fills a module; whether there is one of this name.
pub fn load(vm: &mut Vm, name: &str, module: &Ref<Module>) -> Run<bool> {
    if let Some(text) =
        SOURCES.iter().find(|s| s.0 == name).map(|s| s.1).or_else(|| library::text(name))
    {
        vm.run_source(module, &format!("{name}.py"), text)?;
        return Ok(true);
    }
    match name {
        "math" => math::load(vm, module),
        "_random" => random::load(vm, module),
        "_re" => functions(vm, module, re::ALL),
        "_machine" => functions(vm, module, MACHINE),
        "traceback" => functions(vm, module, traceback::ALL),
        "time" => {
            functions(vm, module, time::ALL);
            // It imports itself: what is native is there already.
            let value = Value::Module(module.clone());
            vm.program.modules.lock().entry(name.to_owned()).or_insert(value);
            vm.run_source(module, "time.py", python!("time.py"))?;
        }
        "_thread" => threads::load(vm, module),
        "itertools" => functions(vm, module, itertools::ALL),
        "_os" => functions(vm, module, disk::ALL),
        "sys" => {
            functions(vm, module, SYS);
            for (name, value) in [
                ("maxsize", Value::Int(i64::MAX)),
                (
                    "version_info",
                    Value::tuple(vec![
                        Value::Int(3),
                        Value::Int(11),
                        Value::Int(0),
                        Value::str("final"),
                        Value::Int(0),
                    ]),
                ),
                ("version", Value::str("3.11.0 (Interleave)")),
                ("argv", Value::list(vec![Value::str("main.py")])),
                ("platform", Value::str("interleave")),
            ] {
                module.set(vm.intern(name), value);
            }
            for (name, stream) in
                [("stdout", crate::host::Stream::Out), ("stderr", crate::host::Stream::Err)]
            {
                let value = time::stream(vm, stream);
                module.set(vm.intern(name), value);
            }
        }
        "builtins" => {
            for (n, v) in vm.program.builtins_module.clone().all() {
                module.set(n, v);
            }
        }
        _ => return Ok(false),
    }
    Ok(true)
}
