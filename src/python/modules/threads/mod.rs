//! `_thread`: what `threading`, `queue`, `asyncio` and the rest are made of; programs get the same locks that CPython's `_thread` gives.

mod condition;
mod lock;
mod queue;
mod start;
mod tasks;

use std::any::Any;
use std::sync::Arc;

use refs::Ref;

use crate::types::T;
use crate::value::{Class, ClassParts, Def, Instance, Module, NameMap, Payload, Run, Solid, Value};
use crate::vm::Vm;
use crate::vm::wait::Limit;

/// A class whose instances carry something of Rust.
pub fn native_class(vm: &Vm, module: &str, name: &str, defs: &'static [Def]) -> Ref<Class> {
    let mut dict = NameMap::new();
    for def in defs {
        dict.insert(vm.intern(def.name), Value::Builtin(def));
    }
    let bases = vec![vm.class(T::Object).clone()];
    Class::new(ClassParts {
        name: name.to_owned(),
        qualname: name.to_owned(),
        module: module.to_owned(),
        mro: bases.clone(),
        bases,
        meta: None,
        dict,
        solid: Solid::Final,
        new: None,
        open: false,
        heap: false,
        slots: None,
        slot_names: Vec::new(),
        finalizes: false,
        version: vm.program.versions.fetch_add(1, std::sync::atomic::Ordering::Relaxed),
    })
}

/// What a primitive is to another process: the name of its class there, and what makes another handle of it.
#[derive(Clone)]
pub struct Shared(pub &'static str, pub Arc<dyn Fn() -> Box<dyn Any + Send + Sync> + Send + Sync>);

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<shared {}>", self.0)
    }
}

/// The handle of a primitive, if it is one.
pub fn shared(i: &Instance) -> Option<Shared> {
    fn of<N: Any + Clone + Send + Sync>(i: &Instance, name: &'static str) -> Option<Shared> {
        let handle = i.native::<N>()?.clone();
        Some(Shared(name, Arc::new(move || Box::new(handle.clone()))))
    }
    of::<lock::Lock>(i, "lock")
        .or_else(|| of::<lock::RLock>(i, "RLock"))
        .or_else(|| of::<lock::Counter>(i, "Counter"))
        .or_else(|| of::<lock::Flag>(i, "Flag"))
        .or_else(|| of::<condition::Waiters>(i, "Waiters"))
        .or_else(|| of::<super::processes::Channel>(i, "Channel"))
        .or_else(|| of::<super::processes::Cells>(i, "Cells"))
}

/// A new instance of a class of `_thread`.
pub fn make(vm: &mut Vm, class: &str, payload: impl Any + Send + Sync) -> Run<Value> {
    make_boxed(vm, class, Box::new(payload))
}

/// The same, of what is in a box already.
pub fn make_boxed(vm: &mut Vm, class: &str, payload: Box<dyn Any + Send + Sync>) -> Run<Value> {
    let module = vm.module("_thread")?;
    let name = vm.intern(class);
    match vm.get_attr(&module, name)? {
        Value::Class(class) => Ok(Value::Instance(Instance::new(class, Payload::Native(payload)))),
        _ => Err(vm.type_error("_thread has been changed")),
    }
}

/// What an instance carries.
pub fn native<'a, N: Any>(vm: &mut Vm, v: &'a Value) -> Run<&'a N> {
    let found = match v {
        Value::Instance(i) => i.native::<N>(),
        _ => None,
    };
    match found {
        Some(found) => Ok(found),
        None => {
            let t = crate::vm::type_name(vm, v);
            Err(vm.type_error(format!("'{t}' object cannot be used here")))
        }
    }
}

/// Seconds.
pub fn seconds(vm: &mut Vm, v: &Value) -> Run<f64> {
    match v.plain() {
        Value::Int(i) => Ok(*i as f64),
        Value::Float(f) if f.is_nan() => Err(vm.value_error("Invalid value NaN (not a number)")),
        Value::Float(f) => Ok(*f),
        Value::Bool(b) => Ok(f64::from(u8::from(*b))),
        other => {
            let t = crate::vm::type_name(vm, other);
            Err(vm.type_error(format!("'{t}' object cannot be interpreted as an integer")))
        }
    }
}

/// The limit of `timeout=None` or so many seconds.
pub fn limit(vm: &mut Vm, v: Option<&Value>) -> Run<Limit> {
    match v {
        None | Some(Value::None | Value::Unbound) => Ok(Limit::Never),
        Some(v) => {
            let s = seconds(vm, v)?;
            Ok(if s > 0.0 { Limit::After(s) } else { Limit::Now })
        }
    }
}

/// `acquire(blocking=True, timeout=-1)` of locks.
pub fn lock_limit(vm: &mut Vm, args: &[Value]) -> Run<Limit> {
    let blocking = match args.get(1) {
        None | Some(Value::Unbound) => true,
        Some(v) => vm.truth(&v.clone())?,
    };
    let timeout = match args.get(2) {
        None | Some(Value::Unbound) => -1.0,
        Some(v) => seconds(vm, &v.clone())?,
    };
    if !blocking && timeout != -1.0 {
        return Err(vm.value_error("can't specify a timeout for a non-blocking call"));
    }
    if timeout < 0.0 && timeout != -1.0 {
        return Err(vm.value_error("timeout value must be positive"));
    }
    Ok(if !blocking || timeout == 0.0 {
        Limit::Now
    } else if timeout < 0.0 {
        Limit::Never
    } else {
        Limit::After(timeout)
    })
}

/// Fills `_thread`.
pub fn load(vm: &mut Vm, module: &Ref<Module>) {
    for (name, defs) in [
        ("lock", lock::LOCK),
        ("RLock", lock::RLOCK),
        ("Counter", lock::COUNTER),
        ("Flag", lock::FLAG),
        ("Waiters", condition::WAITERS),
        ("Queue", queue::QUEUE),
        ("Handle", start::HANDLE),
        ("Guard", start::GUARD),
        ("Local", start::LOCAL),
        ("Channel", super::processes::CHANNEL),
        ("Cells", super::processes::CELLS),
        ("Process", super::processes::PROCESS),
    ] {
        let class = native_class(vm, "_thread", name, defs);
        module.set(vm.intern(name), Value::Class(class));
    }
    let own = [lock::ALL, condition::ALL, queue::ALL, start::ALL, tasks::ALL];
    for defs in own.into_iter().chain([super::processes::ALL]) {
        super::functions(vm, module, defs);
    }
    let error = vm.exception_class(crate::types::ExcKind::RuntimeError).clone();
    module.set(vm.intern("error"), Value::Class(error));
    // As many seconds as CPython's on 64 bit.
    module.set(vm.intern("TIMEOUT_MAX"), Value::Float(9_223_372_036.0));
}
