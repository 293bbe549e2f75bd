//! Threads themselves, what each keeps for itself, and what is said at an object's end.

use std::sync::{Arc, Weak};

use crate::value::dropped::{self, Dropped};
use crate::value::{Def, DictInner, Locked, Run, Value};
use crate::vm::Vm;
use crate::vm::wait::Monitor;

use super::{limit, make, native};

#[derive(Debug)]
struct Handle {
    number: u64,
    done: Arc<Monitor<bool>>,
}

/// `start(func, name, daemon)`
fn start(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let daemon = vm.truth(&args[2])?;
    let name = args[1].as_str().unwrap_or_default().to_owned();
    let (number, done) = vm.start_thread(args[0].clone(), &name, daemon)?;
    make(vm, "Handle", Handle { number, done })
}

/// `join(timeout)`; whether it has ended.
fn join(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let limit = limit(vm, args.get(1))?;
    let done = native::<Handle>(vm, &args[0])?.done.clone();
    vm.join_thread(&done, limit).map(Value::Bool)
}

fn done(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let handle = native::<Handle>(vm, &args[0])?;
    Ok(Value::Bool(handle.done.look(|d| *d)))
}

fn number(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let handle = native::<Handle>(vm, &args[0])?;
    Ok(Value::Int(handle.number as i64))
}

/// The methods of what `start` gives.
pub static HANDLE: &[Def] = &[
    Def::method("join", 0, 1, join),
    Def::method("done", 0, 0, done),
    Def::method("number", 0, 0, number),
];

fn get_ident(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::Int(vm.number as i64))
}

/// For the names of threads: 1, 2, …
fn next_number(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    let named = &vm.program.threads.named;
    Ok(Value::Int(named.fetch_add(1, std::sync::atomic::Ordering::Relaxed) as i64 + 1))
}

/// Small numbers, as Linux gives them.
fn get_native_id(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    let offset = (vm.number - crate::vm::threads::FIRST_THREAD) / 0x1000;
    Ok(Value::Int(vm.program.process.id + offset as i64))
}

/// What a thread could not end with, as CPython would print it.
fn traceback(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let Some(exc) = vm.exception_of_value(&args[0]) else { return Ok(Value::str("")) };
    vm.program.uncaught.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    Ok(Value::str(vm.traceback(&exc)))
}

fn say(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let text = args[0].as_str().unwrap_or_default().to_owned();
    vm.say_error(&text);
    Ok(Value::None)
}

/// `running_loop()`, `running_loop(loop)`: the thread's own, or None.
fn running_loop(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(match args.first() {
        None => vm.running_loop.clone(),
        Some(now) => {
            // What is dropped may run Python.
            let _old = std::mem::replace(&mut vm.running_loop, now.clone());
            Value::None
        }
    })
}

fn is_coroutine(_: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Bool(
        matches!(&args[0], Value::Generator(g) if g.kind == crate::code::Kind::Coroutine),
    ))
}

fn is_coroutine_function(_: &mut Vm, args: &[Value]) -> Run<Value> {
    let f = match &args[0] {
        Value::Bound(b) => &b.func,
        f => f,
    };
    Ok(Value::Bool(matches!(f, Value::Function(f) if f.code.kind == crate::code::Kind::Coroutine)))
}

/// `main.py:3`, where a coroutine is defined.
fn coroutine_place(_: &mut Vm, args: &[Value]) -> Run<Value> {
    let Value::Generator(g) = &args[0] else { return Ok(Value::str("")) };
    let source = &g.code.source;
    Ok(Value::str(format!("{}:{}", source.file, source.line_of(g.code.start) + 1)))
}

/// `http(method, url, headers, body, timeout)`: status, reason, headers, body; or a text that says why there is no response.
fn http(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let text = |v: &Value| v.as_str().unwrap_or_default().to_owned();
    let mut headers = Vec::new();
    for pair in vm.items(&args[2])? {
        let pair = vm.items(&pair)?;
        if let [name, value] = &pair[..] {
            headers.push((text(name), vm.str_of(value)?));
        }
    }
    let body = match &args[3] {
        Value::Bytes(b) => b.to_vec(),
        _ => Vec::new(),
    };
    let timeout = if args[4].is_none() { None } else { Some(super::seconds(vm, &args[4])?) };
    let request = crate::host::Request {
        method: text(&args[0]),
        url: text(&args[1]),
        headers,
        body,
        timeout,
    };
    let host = vm.program.host.clone();
    let held = vm.release_gil();
    let answer = host.http(&request);
    vm.acquire_gil(held)?;
    Ok(match answer {
        Err(why) => Value::str(why),
        Ok(response) => {
            let pairs = response.headers.into_iter();
            let headers =
                pairs.map(|(n, v)| Value::tuple(vec![Value::str(n), Value::str(v)])).collect();
            Value::tuple(vec![
                Value::Int(i64::from(response.status)),
                Value::str(response.reason),
                Value::list(headers),
                Value::bytes(response.body),
            ])
        }
    })
}

struct Guard(Locked<Option<(Value, Vec<Value>)>>);

impl Drop for Guard {
    fn drop(&mut self) {
        if let Some((f, args)) = self.0.lock().take() {
            dropped::put(Dropped::Call(f, args));
        }
    }
}

/// `guard(f, *args)`: an object at whose end `f` is called, unless it was disarmed.
fn guard(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    make(vm, "Guard", Guard(Locked::new(Some((args[0].clone(), args[1..].to_vec())))))
}

fn disarm(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let guard = native::<Guard>(vm, &args[0])?;
    let held = guard.0.lock().take();
    drop(held);
    Ok(Value::None)
}

/// The methods of guards.
pub static GUARD: &[Def] = &[Def::method("disarm", 0, 0, disarm)];

/// Alive as long as the `threading.local` is.
struct Local(Arc<()>);

fn new_local(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    make(vm, "Local", Local(Arc::new(())))
}

/// This thread's dict, and whether it is a new one.
fn local_dict(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let local = native::<Local>(vm, &args[0])?.0.clone();
    let key = Arc::as_ptr(&local) as usize as u64;
    if let Some((alive, dict)) = vm.locals.get(&key)
        && Weak::ptr_eq(alive, &Arc::downgrade(&local))
    {
        return Ok(Value::tuple(vec![dict.clone(), Value::Bool(false)]));
    }
    vm.locals.retain(|_, (alive, _)| alive.strong_count() > 0);
    let dict = Value::dict(DictInner::new());
    vm.locals.insert(key, (Arc::downgrade(&local), dict.clone()));
    Ok(Value::tuple(vec![dict, Value::Bool(true)]))
}

/// The methods of locals.
pub static LOCAL: &[Def] = &[Def::method("dict", 0, 0, local_dict)];

/// The functions.
pub static ALL: &[Def] = &[
    Def::func("start", 3, 3, start),
    Def::func("get_ident", 0, 0, get_ident),
    Def::func("get_native_id", 0, 0, get_native_id),
    Def::func("next_number", 0, 0, next_number),
    Def::func("traceback", 1, 1, traceback),
    Def::func("say", 1, 1, say),
    Def::func("running_loop", 0, 1, running_loop),
    Def::func("guard", 1, 255, guard),
    Def::func("local", 0, 0, new_local),
    Def::func("http", 5, 5, http),
    Def::func("is_coroutine", 1, 1, is_coroutine),
    Def::func("is_coroutine_function", 1, 1, is_coroutine_function),
    Def::func("coroutine_place", 1, 1, coroutine_place),
];
