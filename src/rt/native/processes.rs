//! Child processes of the operating system, spoken to over their standard input and output.
//!
//! A child first says how much memory it has: f64, little-endian, in a message of its own.
//! A message is a length (u32, little-endian) and that many bytes. To the child: postcard of
//! [`Request`]; from it: JSON of
//! `Result<Vec<u8>, RunError>` (postcard cannot read back an error's tag).

use std::cell::RefCell;
use std::io::{self, BufReader, Read, Write};
use std::path::PathBuf;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use serde::{Deserialize, Serialize};
use std::future::poll_fn;

use super::segment;
use crate::lane;
use crate::process::{AnyJob, Inside};
use model::{self, RunError};

#[derive(Serialize, Deserialize)]
struct Request {
    number: u32,
    seed: u32,
    /// When the run began on the clock that all processes share, ms.
    epoch: f64,
    /// The file that is the shared segment, where there is one.
    segment: Option<PathBuf>,
    job: String,
    input: Vec<u8>,
    file: Option<PathBuf>,
}

struct Process {
    child: Mutex<Child>,
    pipes: Mutex<(ChildStdin, BufReader<ChildStdout>)>,
}

/// The processes of an execution, which end with it.
struct Started {
    before: Vec<Arc<Process>>,
}

impl Drop for Started {
    fn drop(&mut self) {
        for process in PROCESSES.replace(std::mem::take(&mut self.before)) {
            // A child that still works is of no use any more. It is ended here and not when the last
            // owner goes: the thread that waits for its answer is one.
            let mut child = process.child.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

thread_local! {
    static PROCESSES: RefCell<Vec<Arc<Process>>> = const { RefCell::new(Vec::new()) };
}

fn program() -> io::Result<PathBuf> {
    let mut path = std::env::current_exe()?;
    // A test's own executable lies in `deps/`, beside which cargo puts the crate's binaries.
    path.pop();
    if path.ends_with("deps") {
        path.pop();
    }
    path.push("process");
    Ok(path)
}

fn start() -> io::Result<Arc<Process>> {
    let mut child =
        Command::new(program()?).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let stdin = child.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let stdout = child.stdout.take().ok_or(io::ErrorKind::BrokenPipe)?;
    let child = Mutex::new(child);
    Ok(Arc::new(Process { child, pipes: Mutex::new((stdin, BufReader::new(stdout))) }))
}

/// Waits for a child's first message: the memory it began with.
fn greeting(process: &Process) -> io::Result<f64> {
    let mut pipes = process.pipes.lock().unwrap_or_else(PoisonError::into_inner);
    let bytes = receive(&mut pipes.1)?;
    bytes.try_into().map(f64::from_le_bytes).map_err(|_| io::ErrorKind::InvalidData.into())
}

pub(super) fn with_processes<R>(count: usize, work: impl FnOnce(model::Started) -> R) -> R {
    let begin = Instant::now();
    let started: io::Result<Vec<_>> = (0..count).map(|_| start()).collect();
    let started = started.expect("the crate's `process` binary is built");
    let all = Started { before: PROCESSES.replace(started) };
    let greetings: io::Result<Vec<f64>> =
        PROCESSES.with_borrow(|processes| processes.iter().map(|p| greeting(p)).collect());
    let bytes = greetings.expect("a process that starts says so").iter().sum();
    let ms = begin.elapsed().as_secs_f64() * 1e3;
    let value = work(model::Started { count: count as u32, ms, bytes });
    drop(all);
    value
}

fn send(pipe: &mut impl Write, bytes: &[u8]) -> io::Result<()> {
    pipe.write_all(&(bytes.len() as u32).to_le_bytes())?;
    pipe.write_all(bytes)?;
    pipe.flush()
}

fn receive(pipe: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut len = [0; 4];
    pipe.read_exact(&mut len)?;
    let mut bytes = vec![0; u32::from_le_bytes(len) as usize];
    pipe.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Asks process `index` for a job's output; a thread waits for it so that the caller need not.
pub(crate) async fn call_process(
    index: usize,
    job: &'static str,
    input: Vec<u8>,
) -> Result<Vec<u8>, RunError> {
    let process = PROCESSES.with_borrow(|p| p[index].clone());
    let number = index as u32 + 1;
    let (seed, epoch) =
        lane::current_lane(|c| (c.run().seed(), c.run().epoch())).unwrap_or_default();
    let segment = segment::present_path();
    let file = lane::current_lane(|c| c.run().file()).flatten();
    let request = Request { number, seed, epoch, segment, job: job.to_owned(), input, file };
    let (done, answer) = one_shot();
    std::thread::spawn(move || {
        let mut pipes = process.pipes.lock().unwrap_or_else(PoisonError::into_inner);
        let (stdin, stdout) = &mut *pipes;
        let exchange = postcard::to_stdvec(&request)
            .map_err(io::Error::other)
            .and_then(|bytes| send(stdin, &bytes))
            .and_then(|()| receive(stdout))
            .and_then(|bytes| serde_json::from_slice(&bytes).map_err(io::Error::other));
        done(exchange.unwrap_or_else(|error| {
            Err(RunError::ProcessLost { index: number, message: error.to_string() })
        }));
    });
    answer.await
}

type Answer = Result<Vec<u8>, RunError>;

/// A one-shot channel whose receiver is a future.
fn one_shot() -> (impl FnOnce(Answer) + Send, impl Future<Output = Answer>) {
    let slot = Arc::new(Mutex::new((None::<Answer>, None::<std::task::Waker>)));
    let sender = slot.clone();
    let send = move |answer| {
        let mut slot = sender.lock().unwrap_or_else(PoisonError::into_inner);
        slot.0 = Some(answer);
        if let Some(waker) = slot.1.take() {
            waker.wake();
        }
    };
    let receive = poll_fn(move |context| {
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        match slot.0.take() {
            Some(answer) => std::task::Poll::Ready(answer),
            None => {
                slot.1 = Some(context.waker().clone());
                std::task::Poll::Pending
            }
        }
    });
    (send, receive)
}

/// The inside of a child: answers jobs from standard input until it closes.
///
/// # Errors
/// The pipes broke or carried something else than requests.
pub fn serve_process(find: impl Fn(&str) -> Option<&'static dyn AnyJob>) -> io::Result<()> {
    let (mut stdin, mut stdout) = (io::stdin().lock(), io::stdout().lock());
    send(&mut stdout, &crate::memory::of_this_instance().to_le_bytes())?;
    loop {
        let bytes = match receive(&mut stdin) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(()),
            Err(error) => return Err(error),
        };
        let request: Request = postcard::from_bytes(&bytes).map_err(io::Error::other)?;
        segment::open(request.segment.as_deref())?;
        let inside = Inside::new(request.number, request.seed, request.epoch, false);
        inside.run().attach(request.file);
        let answer: Answer = match find(&request.job) {
            Some(job) => inside.call(job, &request.input),
            None => Err(RunError::ProcessLost {
                index: request.number,
                message: format!("no job {}", request.job),
            }),
        };
        send(&mut stdout, &serde_json::to_vec(&answer).map_err(io::Error::other)?)?;
    }
}
