//! What `multiprocessing` is made of: processes that are programs of their own, and channels and memory between them.

mod pickle;
mod walk;

use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use crate::host::{Action, Kind};
use crate::types::ExcKind;
use crate::value::{Def, Run, Value};
use crate::vm::wait::{Limit, Monitor};
use crate::vm::{Program, Vm};

use super::threads::{limit, make, native};
use pickle::Pickle;

/// What is in a channel.
#[derive(Debug, Default)]
pub struct ChannelState {
    items: VecDeque<Pickle>,
    closed: bool,
    /// Handles to write to it besides the first.
    writers: i64,
    unfinished: i64,
}

/// Messages from process to process: what is put in is copied, and what comes out belongs to who gets it.
#[derive(Debug, Clone)]
pub struct Channel {
    monitor: Arc<Monitor<ChannelState>>,
    most: usize,
}

fn new_channel(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let most = vm.index(&args[0])?;
    let most = usize::try_from(most).ok().filter(|n| *n > 0).unwrap_or(usize::MAX);
    let kind =
        if args.get(1).and_then(Value::as_str) == Some("pipe") { Kind::Pipe } else { Kind::Queue };
    let monitor = Arc::new(vm.monitor(kind, ChannelState::default()));
    make(vm, "Channel", Channel { monitor, most })
}

/// `put(item, block, timeout)`; whether there was room.
fn put(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let limit = if vm.truth(&args[2])? { limit(vm, args.get(3))? } else { Limit::Now };
    let channel = native::<Channel>(vm, &args[0])?.clone();
    let mut item = Some(Pickle::of(vm, &args[1])?);
    let room = |s: &ChannelState| s.items.len() < channel.most || s.closed;
    let done = vm.wait_for(
        &channel.monitor,
        Action::Put,
        limit,
        |_| None,
        room,
        |s| {
            room(s).then(|| {
                if !s.closed {
                    s.items.extend(item.take());
                    s.unfinished += 1;
                }
                !s.closed
            })
        },
    )?;
    if done == Some(false) {
        return Err(
            vm.exception(ExcKind::BrokenPipeError, vec![Value::Int(32), Value::str("Broken pipe")])
        );
    }
    Ok(Value::Bool(done.is_some()))
}

/// `get(block, timeout)`: the item in a tuple, or None.
fn get(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let limit = if vm.truth(&args[1])? { limit(vm, args.get(2))? } else { Limit::Now };
    let channel = native::<Channel>(vm, &args[0])?.clone();
    let some = |s: &ChannelState| !s.items.is_empty() || s.closed;
    let item = vm.wait_for(
        &channel.monitor,
        Action::Get,
        limit,
        |_| None,
        some,
        |s| some(s).then(|| s.items.pop_front()),
    )?;
    match item {
        None => Ok(Value::None),
        Some(None) => Err(vm.exception(ExcKind::EofError, Vec::new())),
        Some(Some(pickle)) => Ok(Value::tuple(vec![pickle.value(vm)?])),
    }
}

/// Whether something is there within the time.
fn poll(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let limit = limit(vm, args.get(1))?;
    let channel = native::<Channel>(vm, &args[0])?.clone();
    let some = |s: &ChannelState| !s.items.is_empty() || s.closed;
    let found = vm.wait_for(
        &channel.monitor,
        Action::Wait,
        limit,
        |_| None,
        some,
        |s| some(s).then_some(()),
    )?;
    Ok(Value::Bool(found.is_some()))
}

fn size(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let channel = native::<Channel>(vm, &args[0])?;
    Ok(Value::from(channel.monitor.look(|s| s.items.len())))
}

fn close(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let channel = native::<Channel>(vm, &args[0])?.clone();
    vm.change(&channel.monitor, Action::Set, |s| {
        s.writers -= 1;
        s.closed = s.writers < 0;
    })?;
    Ok(Value::None)
}

fn open(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    native::<Channel>(vm, &args[0])?.monitor.quietly(|s| s.writers += 1);
    Ok(Value::None)
}

fn task_done(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let channel = native::<Channel>(vm, &args[0])?.clone();
    let known = vm.change(&channel.monitor, Action::TaskDone, |s| {
        s.unfinished -= 1;
        s.unfinished >= 0
    })?;
    if known { Ok(Value::None) } else { Err(vm.value_error("task_done() called too many times")) }
}

fn join_channel(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let channel = native::<Channel>(vm, &args[0])?.clone();
    vm.wait_for(
        &channel.monitor,
        Action::Join,
        Limit::Never,
        |_| None,
        |s| s.unfinished == 0,
        |s| (s.unfinished == 0).then_some(()),
    )?;
    Ok(Value::None)
}

/// The methods of channels.
pub static CHANNEL: &[Def] = &[
    Def::method("put", 3, 3, put),
    Def::method("get", 2, 2, get),
    Def::method("poll", 0, 1, poll),
    Def::method("size", 0, 0, size),
    Def::method("close", 0, 0, close),
    Def::method("open", 0, 0, open),
    Def::method("task_done", 0, 0, task_done),
    Def::method("join", 0, 0, join_channel),
];

/// Memory that processes share: numbers, one after another.
#[derive(Debug, Clone)]
pub struct Cells(Arc<crate::value::Locked<Vec<Number>>>);

#[derive(Debug, Clone, Copy)]
enum Number {
    Int(i64),
    Float(f64),
}

fn number(vm: &mut Vm, v: &Value) -> Run<Number> {
    match v.plain() {
        Value::Float(f) => Ok(Number::Float(*f)),
        _ => vm.index(v).map(Number::Int),
    }
}

fn new_cells(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let mut cells = Vec::new();
    for v in vm.items(&args[0])? {
        cells.push(number(vm, &v)?);
    }
    make(vm, "Cells", Cells(Arc::new(crate::value::Locked::new(cells))))
}

fn cell_get(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let at = vm.index(&args[1])? as usize;
    let cells = native::<Cells>(vm, &args[0])?.0.clone();
    vm.watch_cell(false, Arc::as_ptr(&cells) as usize as u64, at)?;
    let found = cells.lock().get(at).copied();
    match found {
        Some(Number::Int(i)) => Ok(Value::Int(i)),
        Some(Number::Float(f)) => Ok(Value::Float(f)),
        None => Err(vm.error(ExcKind::IndexError, "invalid index")),
    }
}

fn cell_set(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let at = vm.index(&args[1])? as usize;
    let new = number(vm, &args[2])?;
    let cells = native::<Cells>(vm, &args[0])?.0.clone();
    vm.watch_cell(true, Arc::as_ptr(&cells) as usize as u64, at)?;
    if let Some(cell) = cells.lock().get_mut(at) {
        *cell = new;
    }
    Ok(Value::None)
}

fn cell_count(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::from(native::<Cells>(vm, &args[0])?.0.lock().len()))
}

/// The methods of shared memory.
pub static CELLS: &[Def] = &[
    Def::method("get", 1, 1, cell_get),
    Def::method("set", 2, 2, cell_set),
    Def::method("__len__", 0, 0, cell_count),
];

struct Process {
    program: Arc<Program>,
    exit: Arc<Monitor<Option<i32>>>,
}

/// CPython's words.
const BEGINNING: &str = "
        An attempt has been made to start a new process before the
        current process has finished its bootstrapping phase.

        This probably means that you are not using fork to start your
        child processes and you have forgotten to use the proper idiom
        in the main module:

            if __name__ == '__main__':
                freeze_support()
                ...

        The \"freeze_support()\" line can be omitted if the program
        is not going to be frozen to produce an executable.

        To fix this issue, refer to the \"Safe importing of main module\"
        section in https://docs.python.org/3/library/multiprocessing.html
        ";

/// `start_process(name, object)`: the object is copied into the new process, where `multiprocessing._child` gets it.
fn start(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    // A program that starts processes wherever it is run would start them in those too, and so on without end.
    if vm.program.process.beginning.load(Ordering::Acquire) {
        return Err(vm.error(ExcKind::RuntimeError, BEGINNING));
    }
    let name = args[0].as_str().unwrap_or_default().to_owned();
    let pickle = Pickle::of(vm, &args[1])?;
    let exit = Arc::new(vm.monitor(Kind::Process, None));
    let program = vm.start_process(&name, move |vm| child(vm, &pickle), exit.clone())?;
    make(vm, "Process", Process { program, exit })
}

/// Runs the program's text once more, as what is not its main module, and then what the process is for.
fn child(vm: &mut Vm, pickle: &Pickle) -> i32 {
    let result = vm.run_again().and_then(|()| {
        vm.program.process.beginning.store(false, Ordering::Release);
        let object = pickle.value(vm)?;
        let module = vm.module("multiprocessing")?;
        let entry = vm.intern("_child");
        let code = vm.call_method(&module, entry, &[object])?;
        vm.index(&code)
    });
    match result {
        Ok(code) => (code & 0xff) as i32,
        Err(exc) => {
            let (code, text) = vm.uncaught(&exc);
            if !vm.is_stop_value(&exc) {
                vm.say_error(&text);
            }
            code
        }
    }
}

fn join(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let limit = limit(vm, args.get(1))?;
    let exit = native::<Process>(vm, &args[0])?.exit.clone();
    let ended = vm.wait_for(
        &exit,
        Action::Join,
        limit,
        |_| None,
        Option::is_some,
        |s| s.is_some().then_some(()),
    )?;
    Ok(Value::Bool(ended.is_some()))
}

fn exit_code(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let exit = native::<Process>(vm, &args[0])?.exit.look(|e| *e);
    Ok(exit.map_or(Value::None, |e| Value::Int(i64::from(e))))
}

fn pid(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Ok(Value::Int(native::<Process>(vm, &args[0])?.program.process.id))
}

fn terminate(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let process = native::<Process>(vm, &args[0])?;
    if process.exit.look(Option::is_none) {
        // The signal that ends it.
        process.program.end_as(-15);
    }
    Ok(Value::None)
}

/// The methods of processes.
pub static PROCESS: &[Def] = &[
    Def::method("join", 0, 1, join),
    Def::method("exitcode", 0, 0, exit_code),
    Def::method("pid", 0, 0, pid),
    Def::method("terminate", 0, 0, terminate),
];

/// A deep copy, as another process would get it.
fn copy(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    Pickle::of(vm, &args[0])?.value(vm)
}

/// The functions.
pub static ALL: &[Def] = &[
    Def::func("channel", 1, 2, new_channel),
    Def::func("cells", 1, 1, new_cells),
    Def::func("start_process", 2, 2, start),
    Def::func("pickled", 1, 1, copy),
];
