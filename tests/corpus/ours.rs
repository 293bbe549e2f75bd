//! The workbench's interpreter, which has to come to the same.

use std::path::Path;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use python::{Limits, NativeHost};

use crate::ran::Ran;

/// Longer than any program takes.
const MOST: Duration = Duration::from_secs(10);

/// Runs `program` on a thread of its own, which may panic, or wait for ever.
pub fn run(program: &Path) -> Result<Ran, String> {
    let source = std::fs::read_to_string(program).expect("the program can be read");
    let host = Arc::new(NativeHost::keeping().patient(MOST).timeless());
    let theirs = host.clone();
    let (ended, end) = mpsc::channel();
    std::thread::Builder::new()
        // What a process's main thread has.
        .stack_size(8 << 20)
        .spawn(move || ended.send(python::run(&source, theirs, Limits::default())))
        .expect("a thread starts");
    let outcome = end.recv_timeout(MOST * 2).map_err(|error| match error {
        mpsc::RecvTimeoutError::Disconnected => "  it panics\n".to_owned(),
        mpsc::RecvTimeoutError::Timeout => "  it hangs\n".to_owned(),
    })?;
    let (stdout, stderr) = host.written();
    Ok(Ran { status: outcome.exit, stdout, stderr: stderr + &outcome.traceback })
}
