//! Queues: putting and getting are one step each, whatever the order of items.

use std::collections::VecDeque;

use crate::host::{Action, Kind};
use crate::types::ExcKind;
use crate::value::{Def, Run, Value};
use crate::vm::Vm;
use crate::vm::wait::{Limit, Monitor};

use super::{limit, make, native};

#[derive(Debug, Default)]
struct State {
    items: VecDeque<Value>,
    /// Grows with every change of a heap, which Python code makes on a copy.
    version: u64,
    unfinished: i64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    Fifo,
    Lifo,
    Heap,
}

#[derive(Debug)]
struct Queue {
    monitor: Monitor<State>,
    order: Order,
    most: usize,
}

/// `queue(order, maxsize)`
fn new(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let order = match args[0].as_str() {
        Some("lifo") => Order::Lifo,
        Some("heap") => Order::Heap,
        _ => Order::Fifo,
    };
    let most = vm.index(&args[1])?;
    let most = usize::try_from(most).ok().filter(|n| *n > 0).unwrap_or(usize::MAX);
    let queue = Queue { monitor: vm.monitor(Kind::Queue, State::default()), order, most };
    make(vm, "Queue", queue)
}

/// Makes `change` on a copy of the heap, for comparing runs Python code, which must not run under a lock; and again if somebody was faster.
fn on_heap<R>(
    vm: &mut Vm,
    queue: &Queue,
    action: Action,
    limit: Limit,
    ready: impl Fn(&State) -> bool + Sync + Copy,
    unfinished: i64,
    mut change: impl FnMut(&mut Vm, &mut Vec<Value>) -> Run<R>,
) -> Run<Option<R>> {
    let end = match limit {
        Limit::After(s) => Some(vm.program.host.monotonic() + s),
        _ => None,
    };
    loop {
        let limit =
            end.map_or(limit, |end| Limit::After((end - vm.program.host.monotonic()).max(0.0)));
        let copy = vm.wait_for(
            &queue.monitor,
            action,
            limit,
            |_| None,
            ready,
            |s| ready(s).then(|| (s.version, s.items.iter().cloned().collect::<Vec<_>>())),
        )?;
        let Some((version, mut heap)) = copy else { return Ok(None) };
        let result = change(vm, &mut heap)?;
        let mut heap = Some(VecDeque::from(heap));
        let old = queue.monitor.quietly(|s| {
            if s.version != version {
                return None;
            }
            s.version += 1;
            s.unfinished += unfinished;
            heap.take().map(|heap| std::mem::replace(&mut s.items, heap))
        });
        if old.is_some() {
            return Ok(Some(result));
        }
    }
}

/// `put(item, block, timeout)`; whether there was room.
fn put(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let limit = if vm.truth(&args[2])? { limit(vm, args.get(3))? } else { Limit::Now };
    let queue = native::<Queue>(vm, &args[0])?;
    let most = queue.most;
    let room = |s: &State| s.items.len() < most;
    let done = if queue.order == Order::Heap {
        let item = args[1].clone();
        on_heap(vm, queue, Action::Put, limit, room, 1, |vm, heap| {
            heap.push(item.clone());
            let last = heap.len() - 1;
            sift_down(vm, heap, 0, last)
        })?
    } else {
        let mut item = Some(args[1].clone());
        vm.wait_for(
            &queue.monitor,
            Action::Put,
            limit,
            |_| None,
            room,
            |s| {
                room(s).then(|| {
                    s.items.extend(item.take());
                    s.unfinished += 1;
                })
            },
        )?
    };
    Ok(Value::Bool(done.is_some()))
}

/// `get(block, timeout)`: the item in a tuple, or None.
fn get(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let limit = if vm.truth(&args[1])? { limit(vm, args.get(2))? } else { Limit::Now };
    let queue = native::<Queue>(vm, &args[0])?;
    let some = |s: &State| !s.items.is_empty();
    let item = match queue.order {
        Order::Heap => on_heap(vm, queue, Action::Get, limit, some, 0, pop)?,
        Order::Fifo => vm.wait_for(
            &queue.monitor,
            Action::Get,
            limit,
            |_| None,
            some,
            |s| s.items.pop_front(),
        )?,
        Order::Lifo => {
            vm.wait_for(&queue.monitor, Action::Get, limit, |_| None, some, |s| s.items.pop_back())?
        }
    };
    Ok(item.map_or(Value::None, |item| Value::tuple(vec![item])))
}

/// Takes the smallest item out, with the comparisons of CPython's `heapq`, for they decide among equals.
fn pop(vm: &mut Vm, heap: &mut Vec<Value>) -> Run<Value> {
    let Some(last) = heap.pop() else {
        return Err(vm.error(ExcKind::IndexError, "index out of range"));
    };
    if heap.is_empty() {
        return Ok(last);
    }
    let smallest = std::mem::replace(&mut heap[0], last);
    // Down to a leaf along the smaller children, then up again.
    let (end, mut at) = (heap.len(), 0);
    while 2 * at + 1 < end {
        let mut child = 2 * at + 1;
        if child + 1 < end && !vm.less(&heap[child].clone(), &heap[child + 1].clone())? {
            child += 1;
        }
        heap.swap(at, child);
        at = child;
    }
    sift_down(vm, heap, 0, at)?;
    Ok(smallest)
}

/// Moves an item towards the root until its parent is not greater.
fn sift_down(vm: &mut Vm, heap: &mut [Value], start: usize, mut at: usize) -> Run<()> {
    while at > start {
        let parent = (at - 1) / 2;
        if !vm.less(&heap[at].clone(), &heap[parent].clone())? {
            break;
        }
        heap.swap(at, parent);
        at = parent;
    }
    Ok(())
}

fn task_done(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let queue = native::<Queue>(vm, &args[0])?;
    let known = vm.change(&queue.monitor, Action::TaskDone, |s| {
        if s.unfinished <= 0 {
            return false;
        }
        s.unfinished -= 1;
        true
    })?;
    if known { Ok(Value::None) } else { Err(vm.value_error("task_done() called too many times")) }
}

fn join(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let queue = native::<Queue>(vm, &args[0])?;
    vm.wait_for(
        &queue.monitor,
        Action::Join,
        Limit::Never,
        |_| None,
        |s| s.unfinished == 0,
        |s| (s.unfinished == 0).then_some(()),
    )?;
    Ok(Value::None)
}

fn size(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let queue = native::<Queue>(vm, &args[0])?;
    Ok(Value::from(queue.monitor.look(|s| s.items.len())))
}

fn unfinished(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let queue = native::<Queue>(vm, &args[0])?;
    Ok(Value::Int(queue.monitor.look(|s| s.unfinished)))
}

fn items(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let queue = native::<Queue>(vm, &args[0])?;
    Ok(Value::list(queue.monitor.look(|s| s.items.iter().cloned().collect())))
}

/// The methods.
pub static QUEUE: &[Def] = &[
    Def::method("put", 3, 3, put),
    Def::method("get", 2, 2, get),
    Def::method("task_done", 0, 0, task_done),
    Def::method("join", 0, 0, join),
    Def::method("size", 0, 0, size),
    Def::method("unfinished", 0, 0, unfinished),
    Def::method("items", 0, 0, items),
];

/// What makes them.
pub static ALL: &[Def] = &[Def::func("queue", 2, 2, new)];
