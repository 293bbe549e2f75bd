//! Locks, counters (semaphores) and flags (events).

use std::sync::Arc;

use crate::host::{Action, Kind};
use crate::types::ExcKind;
use crate::value::{Def, Run, Value};
use crate::vm::Vm;
use crate::vm::wait::{Limit, Monitor};

use super::{limit, lock_limit, make, native};

/// Who holds it: a thread's number.
#[derive(Debug, Clone)]
pub struct Lock(pub Arc<Monitor<Option<u64>>>);

#[derive(Debug, Clone)]
pub struct RLock(pub Arc<Monitor<(Option<u64>, usize)>>);

/// Permits.
#[derive(Debug, Clone)]
pub struct Counter(Arc<Monitor<i64>>);

#[derive(Debug, Clone)]
pub struct Flag(Arc<Monitor<bool>>);

fn new_lock(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    let lock = Lock(Arc::new(vm.monitor(Kind::Lock, None)));
    make(vm, "lock", lock)
}

fn new_rlock(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    let lock = RLock(Arc::new(vm.monitor(Kind::RLock, (None, 0))));
    make(vm, "RLock", lock)
}

/// Takes a lock; whether it could.
pub fn take(vm: &mut Vm, lock: &Lock, limit: Limit) -> Run<bool> {
    let me = vm.number;
    let taken = vm.wait_for(
        &lock.0,
        Action::Acquire,
        limit,
        |s| *s,
        Option::is_none,
        |s| s.is_none().then(|| *s = Some(me)),
    )?;
    Ok(taken.is_some())
}

pub fn take_again(vm: &mut Vm, lock: &RLock, count: usize, limit: Limit) -> Run<bool> {
    let me = vm.number;
    let free = |s: &(Option<u64>, usize)| s.0.is_none_or(|by| by == me);
    let taken = vm.wait_for(
        &lock.0,
        Action::Acquire,
        limit,
        |s| s.0,
        free,
        |s| free(s).then(|| *s = (Some(me), s.1 + count)),
    )?;
    Ok(taken.is_some())
}

fn acquire(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let limit = lock_limit(vm, args)?;
    let lock = native::<Lock>(vm, &args[0])?;
    take(vm, lock, limit).map(Value::Bool)
}

fn release(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let lock = native::<Lock>(vm, &args[0])?;
    if vm.change(&lock.0, Action::Release, Option::take)?.is_none() {
        return Err(vm.error(ExcKind::RuntimeError, "release unlocked lock"));
    }
    Ok(Value::None)
}

fn locked(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let lock = native::<Lock>(vm, &args[0])?;
    Ok(Value::Bool(lock.0.look(Option::is_some)))
}

fn repr(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let lock = native::<Lock>(vm, &args[0])?;
    let word = if lock.0.look(Option::is_some) { "locked" } else { "unlocked" };
    Ok(Value::str(format!("<{word} _thread.lock object at 0x{:012x}>", args[0].id())))
}

/// For the library's own: takes it if it is free. Nobody waits for such a lock, so that is no step of the program.
fn take_unseen(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let lock = native::<Lock>(vm, &args[0])?;
    let me = vm.number;
    Ok(Value::Bool(lock.0.quietly(|s| s.is_none() && s.replace(me).is_none())))
}

fn give_unseen(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let lock = native::<Lock>(vm, &args[0])?;
    lock.0.quietly(|s| *s = None);
    Ok(Value::None)
}

/// For `Condition`: gives it back before a wait.
fn release_save(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let lock = native::<Lock>(vm, &args[0])?;
    vm.change(&lock.0, Action::Release, |s| *s = None)?;
    Ok(Value::Int(1))
}

/// For `Condition`: takes it again.
fn acquire_restore(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let lock = native::<Lock>(vm, &args[0])?;
    take(vm, lock, Limit::Never).map(Value::Bool)
}

/// A lock does not know its holder, so anybody may release it; but a condition asks whether it is held at all.
fn is_owned(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    locked(vm, args)
}

/// The methods of locks.
pub static LOCK: &[Def] = &[
    Def::method("acquire", 0, 2, acquire).with(&["blocking", "timeout"]),
    Def::method("__enter__", 0, 0, acquire),
    Def::method("release", 0, 0, release),
    Def::method("__exit__", 0, 255, release),
    Def::method("locked", 0, 0, locked),
    Def::method("__repr__", 0, 0, repr),
    Def::method("_release_save", 0, 0, release_save),
    Def::method("_is_owned", 0, 0, is_owned),
    Def::method("_take", 0, 0, take_unseen),
    Def::method("_give", 0, 0, give_unseen),
    Def::method("_acquire_restore", 1, 1, acquire_restore),
];

fn r_acquire(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let limit = lock_limit(vm, args)?;
    let lock = native::<RLock>(vm, &args[0])?;
    take_again(vm, lock, 1, limit).map(Value::Bool)
}

fn r_enter(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let lock = native::<RLock>(vm, &args[0])?;
    take_again(vm, lock, 1, Limit::Never).map(Value::Bool)
}

fn r_release(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let lock = native::<RLock>(vm, &args[0])?;
    let me = vm.number;
    let mine = vm.change(&lock.0, Action::Release, |s| {
        if s.0 != Some(me) {
            return false;
        }
        s.1 -= 1;
        if s.1 == 0 {
            s.0 = None;
        }
        true
    })?;
    if mine {
        Ok(Value::None)
    } else {
        Err(vm.error(ExcKind::RuntimeError, "cannot release un-acquired lock"))
    }
}

fn r_repr(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let lock = native::<RLock>(vm, &args[0])?;
    let (owner, count) = lock.0.look(|s| *s);
    let word = if count > 0 { "locked" } else { "unlocked" };
    Ok(Value::str(format!(
        "<{word} _thread.RLock object owner={} count={count} at 0x{:012x}>",
        owner.unwrap_or(0),
        args[0].id()
    )))
}

fn r_release_save(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let lock = native::<RLock>(vm, &args[0])?;
    let count = vm.change(&lock.0, Action::Release, |s| std::mem::take(s).1)?;
    Ok(Value::from(count))
}

fn r_acquire_restore(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let count = vm.index(&args[1])?;
    let lock = native::<RLock>(vm, &args[0])?;
    take_again(vm, lock, count.max(1) as usize, Limit::Never).map(Value::Bool)
}

fn r_is_owned(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let lock = native::<RLock>(vm, &args[0])?;
    let me = vm.number;
    Ok(Value::Bool(lock.0.look(|s| s.0 == Some(me))))
}

/// The methods of reentrant locks.
pub static RLOCK: &[Def] = &[
    Def::method("acquire", 0, 2, r_acquire).with(&["blocking", "timeout"]),
    Def::method("__enter__", 0, 0, r_enter),
    Def::method("release", 0, 0, r_release),
    Def::method("__exit__", 0, 255, r_release),
    Def::method("__repr__", 0, 0, r_repr),
    Def::method("_release_save", 0, 0, r_release_save),
    Def::method("_acquire_restore", 1, 1, r_acquire_restore),
    Def::method("_is_owned", 0, 0, r_is_owned),
];

fn new_counter(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let n = vm.index(&args[0])?;
    let counter = Counter(Arc::new(vm.monitor(Kind::Semaphore, n)));
    make(vm, "Counter", counter)
}

fn counter_take(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let limit = limit(vm, args.get(1))?;
    let counter = native::<Counter>(vm, &args[0])?;
    let taken = vm.wait_for(
        &counter.0,
        Action::Acquire,
        limit,
        |_| None,
        |s| *s > 0,
        |s| (*s > 0).then(|| *s -= 1),
    )?;
    Ok(Value::Bool(taken.is_some()))
}

/// `give(n, most)`: false if there would be more than `most`.
fn counter_give(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let (n, most) = (vm.index(&args[1])?, vm.index(&args[2])?);
    let counter = native::<Counter>(vm, &args[0])?;
    let given = vm.change(&counter.0, Action::Release, |s| {
        if most >= 0 && *s + n > most {
            return false;
        }
        *s += n;
        true
    })?;
    Ok(Value::Bool(given))
}

fn counter_value(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let counter = native::<Counter>(vm, &args[0])?;
    Ok(Value::Int(counter.0.look(|s| *s)))
}

/// The methods of counters.
pub static COUNTER: &[Def] = &[
    Def::method("take", 0, 1, counter_take),
    Def::method("give", 2, 2, counter_give),
    Def::method("value", 0, 0, counter_value),
];

fn new_flag(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let kind = match args.first().and_then(Value::as_str) {
        Some("loop") => Kind::Loop,
        _ => Kind::Event,
    };
    let flag = Flag(Arc::new(vm.monitor(kind, false)));
    make(vm, "Flag", flag)
}

fn flag_wait(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let limit = limit(vm, args.get(1))?;
    let flag = native::<Flag>(vm, &args[0])?;
    let set = vm.wait_for(&flag.0, Action::Wait, limit, |_| None, |s| *s, |s| s.then_some(()))?;
    Ok(Value::Bool(set.is_some()))
}

fn flag_set(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let flag = native::<Flag>(vm, &args[0])?;
    vm.change(&flag.0, Action::Set, |s| *s = true)?;
    Ok(Value::None)
}

fn flag_clear(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let flag = native::<Flag>(vm, &args[0])?;
    vm.change(&flag.0, Action::Clear, |s| *s = false)?;
    Ok(Value::None)
}

fn flag_value(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let flag = native::<Flag>(vm, &args[0])?;
    Ok(Value::Bool(flag.0.look(|s| *s)))
}

/// The methods of flags.
pub static FLAG: &[Def] = &[
    Def::method("wait", 0, 1, flag_wait),
    Def::method("set", 0, 0, flag_set),
    Def::method("clear", 0, 0, flag_clear),
    Def::method("value", 0, 0, flag_value),
];

/// What makes them.
pub static ALL: &[Def] = &[
    Def::func("allocate_lock", 0, 0, new_lock),
    Def::func("allocate_rlock", 0, 0, new_rlock),
    Def::func("counter", 1, 1, new_counter),
    Def::func("flag", 0, 1, new_flag),
];
