//! Who waits on a condition variable: first come, first notified.

use std::collections::VecDeque;
use std::sync::Arc;

use crate::host::{Action, Kind};
use crate::value::{Def, Run, Value};
use crate::vm::Vm;
use crate::vm::wait::Monitor;

use super::{limit, make, native};

/// Tickets of those that wait, and of those that were notified and have not gone on yet.
#[derive(Debug, Default)]
pub struct State {
    next: u64,
    waiting: VecDeque<u64>,
    notified: Vec<u64>,
}

#[derive(Debug, Clone)]
pub struct Waiters(Arc<Monitor<State>>);

fn new(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    let waiters = Waiters(Arc::new(vm.monitor(Kind::Condition, State::default())));
    make(vm, "Waiters", waiters)
}

/// A ticket, drawn while the lock is held, so that no notification is missed.
fn enter(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let waiters = native::<Waiters>(vm, &args[0])?;
    let ticket = vm.change(&waiters.0, Action::Wait, |s| {
        s.next += 1;
        s.waiting.push_back(s.next);
        s.next
    })?;
    Ok(Value::Int(ticket as i64))
}

/// Waits for the ticket's notification; whether it came.
fn wait(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let ticket = vm.index(&args[1])? as u64;
    let limit = limit(vm, args.get(2))?;
    let waiters = native::<Waiters>(vm, &args[0])?;
    let called = |s: &State| s.notified.contains(&ticket);
    let done = vm.wait_for(
        &waiters.0,
        Action::Wait,
        limit,
        |_| None,
        called,
        |s| {
            let at = s.notified.iter().position(|t| *t == ticket)?;
            s.notified.swap_remove(at);
            Some(())
        },
    );
    if !matches!(done, Ok(Some(()))) {
        waiters.0.quietly(|s| {
            s.waiting.retain(|t| *t != ticket);
            s.notified.retain(|t| *t != ticket);
        });
    }
    Ok(Value::Bool(done?.is_some()))
}

fn notify(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let n = vm.index(&args[1])?;
    let waiters = native::<Waiters>(vm, &args[0])?;
    vm.change(&waiters.0, Action::Notify, |s| {
        for _ in 0..n {
            let Some(ticket) = s.waiting.pop_front() else { break };
            s.notified.push(ticket);
        }
    })?;
    Ok(Value::None)
}

fn count(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let waiters = native::<Waiters>(vm, &args[0])?;
    Ok(Value::from(waiters.0.look(|s| s.waiting.len())))
}

/// Its methods.
pub static WAITERS: &[Def] = &[
    Def::method("enter", 0, 0, enter),
    Def::method("wait", 1, 2, wait),
    Def::method("notify", 1, 1, notify),
    Def::method("count", 0, 0, count),
];

/// What makes them.
pub static ALL: &[Def] = &[Def::func("waiters", 0, 0, new)];
