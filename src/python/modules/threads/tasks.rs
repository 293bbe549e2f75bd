//! asyncio's tasks, as a host that steers is told of them: each is somebody who can be next.

use refs::Ref;

use crate::code::{Instr, Source};
use crate::host::{At, Awaits, Next};
use crate::value::{Def, GenState, Generator, Run, Value};
use crate::vm::Vm;

/// Where a coroutine goes on: in the innermost one of the program that it stands in.
fn place(of: &Ref<Generator>) -> At {
    let mut at = At::default();
    let mut of = of.clone();
    loop {
        let inner = match &*of.state.lock() {
            GenState::Created(_) => {
                see(&mut at, &of.code.source, of.code.start);
                None
            }
            GenState::Suspended(frame) => {
                let pc = frame.pc.saturating_sub(1);
                see(&mut at, &of.code.source, of.code.ranges.get(pc).map_or(0, |range| range.0));
                let waits =
                    [pc, frame.pc].into_iter().find_map(|pc| match of.code.instrs.get(pc) {
                        Some(Instr::YieldFrom { iter, .. } | Instr::Send { iter, .. }) => {
                            frame.regs.get(*iter as usize)
                        }
                        _ => None,
                    });
                match waits {
                    Some(Value::Generator(inner)) => Some(inner.clone()),
                    _ => None,
                }
            }
            GenState::Running | GenState::Done => None,
        };
        match inner {
            Some(inner) => of = inner,
            None => return at,
        }
    }
}

fn see(at: &mut At, source: &Source, start: u32) {
    if !source.hidden {
        *at = source.at(start);
    }
}

fn next(what: &Value, coroutine: &Value) -> Option<Next> {
    let awaits = match what.as_str()? {
        "begin" => Awaits::Begin,
        "sleep" => Awaits::Sleep,
        "tasks" => Awaits::Tasks,
        "queue" => Awaits::Queue,
        "lock" => Awaits::Permit,
        "turn" => Awaits::Turn,
        _ => Awaits::Event,
    };
    let at = match coroutine {
        Value::Generator(of) => place(of),
        _ => At::default(),
    };
    Some(Next { awaits, at })
}

/// `task(coro)`: its number; `None` where nobody steers, or there is no more room.
fn task(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    if !vm.steered {
        return Ok(Value::None);
    }
    let next = next(&Value::str("begin"), &args[0]);
    let number = next.and_then(|next| vm.program.host.start_task(next));
    Ok(number.map_or(Value::None, |number| Value::Int(number as i64)))
}

/// `park(task, what, coro)`: it will go on behind `what`, or not at all where that is `None`.
fn park(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    if let Value::Int(task) = args[0] {
        vm.program.host.park_task(task as usize, next(&args[1], &args[2]));
    }
    Ok(Value::None)
}

/// `choose(tasks)`: which one of those that are ready goes on.
fn choose(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let mut tasks = Vec::new();
    for task in vm.items(&args[0])? {
        if let Value::Int(number) = task {
            tasks.push(number as usize);
        }
    }
    vm.check_always()?;
    let held = vm.release_gil();
    let chosen = vm.program.host.clone().choose_task(&tasks);
    vm.acquire_gil(held)?;
    match chosen {
        Ok(chosen) => Ok(Value::Int(chosen as i64)),
        Err(stop) => Err(vm.stopped(stop)),
    }
}

/// The functions.
pub static ALL: &[Def] = &[
    Def::func("task", 1, 1, task),
    Def::func("park", 3, 3, park),
    Def::func("choose", 1, 1, choose),
];
