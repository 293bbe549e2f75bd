//! `time`, and the streams of `sys`.

use crate::host::Stream;
use crate::types::T;
use crate::value::{Class, ClassParts, Def, Instance, NameMap, Payload, Run, Solid, Value};
use crate::vm::Vm;

fn seconds(vm: &mut Vm, v: &Value) -> Run<f64> {
    match v.plain() {
        Value::Int(i) => Ok(*i as f64),
        Value::Float(f) => Ok(*f),
        Value::Bool(b) => Ok(f64::from(u8::from(*b))),
        other => {
            let t = crate::vm::type_name(vm, other);
            Err(vm.type_error(format!("'{t}' object cannot be interpreted as an integer")))
        }
    }
}

fn time(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::Float(vm.program.host.wall()))
}
fn monotonic(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::Float(vm.program.host.monotonic()))
}
fn nanoseconds(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::Int((vm.program.host.monotonic() * 1e9) as i64))
}
fn time_ns(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::Int((vm.program.host.wall() * 1e9) as i64))
}
fn sleep(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let [s] = args else {
        return Err(vm.type_error(format!(
            "time.sleep() takes exactly one argument ({} given)",
            args.len()
        )));
    };
    let s = seconds(vm, s)?;
    if s < 0.0 {
        return Err(vm.value_error("sleep length must be non-negative"));
    }
    vm.sleep(s)?;
    Ok(Value::None)
}

/// The functions.
pub static ALL: &[Def] = &[
    Def::func("time", 0, 0, time),
    Def::func("monotonic", 0, 0, monotonic),
    Def::func("perf_counter", 0, 0, monotonic),
    Def::func("process_time", 0, 0, monotonic),
    Def::func("thread_time", 0, 0, monotonic),
    Def::func("perf_counter_ns", 0, 0, nanoseconds),
    Def::func("monotonic_ns", 0, 0, nanoseconds),
    Def::func("time_ns", 0, 0, time_ns),
    Def::func("sleep", 0, 255, sleep),
];

fn write(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let stream = match &args[0] {
        Value::Instance(i) => i.native::<Stream>().copied().unwrap_or(Stream::Out),
        _ => Stream::Out,
    };
    let text = args[1].as_str().unwrap_or_default().to_owned();
    vm.write(stream, &text)?;
    Ok(Value::from(text.chars().count()))
}

fn flush(_: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::None)
}

static STREAM: &[Def] = &[
    Def::method("write", 1, 1, write),
    Def::method("flush", 0, 0, flush),
    Def::method("close", 0, 0, flush),
];

/// `sys.stdout`, `sys.stderr`
pub fn stream(vm: &mut Vm, stream: Stream) -> Value {
    let mut dict = NameMap::new();
    for def in STREAM {
        dict.insert(vm.intern(def.name), Value::Builtin(def));
    }
    let bases = vec![vm.class(T::Object).clone()];
    let class = Class::new(ClassParts {
        name: "TextIOWrapper".to_owned(),
        qualname: "TextIOWrapper".to_owned(),
        module: "_io".to_owned(),
        mro: bases.clone(),
        bases,
        meta: None,
        dict,
        solid: Solid::Native,
        new: None,
        open: false,
        heap: false,
        slots: None,
        slot_names: Vec::new(),
        finalizes: false,
        version: vm.program.versions.fetch_add(1, std::sync::atomic::Ordering::Relaxed),
    });
    Value::Instance(Instance::new(class, Payload::Native(Box::new(stream))))
}
