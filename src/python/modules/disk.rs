//! `_os`: what a process is, and the disk that all processes of one execution share. What files are is written in Python, in `files/`.

use std::collections::HashMap;
use std::sync::Arc;

use crate::types::ExcKind;
use crate::value::{Def, Locked, Run, Value};
use crate::vm::Vm;

/// What is at each path: a file is a bytearray, and a folder is `True`. So nothing here belongs to one process.
#[derive(Debug, Clone)]
pub struct Disk(Arc<Locked<HashMap<String, Value>>>);

impl Default for Disk {
    fn default() -> Self {
        let folders = ["/", "/home", "/tmp"].map(|path| (path.to_owned(), Value::Bool(true)));
        Self(Arc::new(Locked::new(folders.into_iter().collect())))
    }
}

/// `disk()`: all paths. `disk(path)`: what is there, or None. `disk(path, old, new)`: the same, and if that is `old`, then `new`
/// is there from now on.
fn disk(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let disk = vm.program.process.disk.clone();
    let mut all = disk.0.lock();
    let Some(path) = args.first().and_then(Value::as_str) else {
        return Ok(Value::list(all.keys().map(|path| Value::str(path.as_str())).collect()));
    };
    let found = all.get(path).cloned().unwrap_or_default().bound().unwrap_or(Value::None);
    if let [_, old, new] = args
        && found.is(old)
    {
        // What one process has put here counts for its own memory; this is for all of them.
        let size = |v: &Value| if let Value::ByteArray(b) = v { b.lock().len() } else { 0 };
        if all.values().map(size).sum::<usize>() > vm.program.limits.memory {
            let args = vec![Value::Int(28), Value::str("No space left on device")];
            return Err(vm.exception(ExcKind::OsError, args));
        }
        if new.is_none() {
            all.remove(path);
        } else {
            all.insert(path.to_owned(), new.clone());
        }
    }
    Ok(found)
}

fn getpid(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::Int(vm.program.process.id))
}

fn getppid(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::Int(vm.program.process.parent))
}

fn cpu_count(vm: &mut Vm, _: &[Value]) -> Run<Value> {
    Ok(Value::from(vm.program.host.cpus()))
}

fn exit_at_once(vm: &mut Vm, args: &[Value]) -> Run<Value> {
    let status = vm.index(&args[0])?;
    vm.exit_at_once((status & 0xff) as i32)
}

/// The functions.
pub static ALL: &[Def] = &[
    Def::func("_exit", 1, 1, exit_at_once),
    Def::func("getpid", 0, 0, getpid),
    Def::func("getppid", 0, 0, getppid),
    Def::func("cpu_count", 0, 0, cpu_count),
    Def::func("disk", 0, 3, disk),
];
