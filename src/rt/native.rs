//! The platform of `cargo test` and of the benchmark's native side.

mod channel;
mod executor;
mod fibres;
mod file;
mod presence;
mod processes;
mod segment;
mod server;

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime};

use model::{Started, Startup};

use super::set_startup;

pub(super) use channel::Channel;
pub use executor::{block_on, timer};
pub use fibres::with_fibres;
pub(super) use fibres::{rest, switch};
pub(super) use file::{file_len, file_read};
pub(super) use presence::Presence;
pub(crate) use processes::call_process;
pub use processes::serve_process;
pub use segment::with_segment;
pub(crate) use segment::{Words, present_segment};
pub(super) use server::{Body, http_get, http_open, resolve};

/// Of each thread: std's own default, said here so that it is known.
const STACK_BYTES: usize = 2 << 20;

thread_local! {
    static POOL: RefCell<Option<Arc<rayon::ThreadPool>>> = const { RefCell::new(None) };
}

/// Calls `work` with a pool of `threads` and `processes` child processes ready.
pub fn with_resources<R>(threads: usize, processes: usize, work: impl FnOnce() -> R) -> R {
    let begin = Instant::now();
    let pool = (threads > 0).then(|| {
        let builder = rayon::ThreadPoolBuilder::new().num_threads(threads).stack_size(STACK_BYTES);
        let pool = builder.build().expect("the operating system gives threads");
        // Not there before each of them has run.
        pool.broadcast(|_| ());
        Arc::new(pool)
    });
    let started = Started {
        count: threads as u32,
        ms: begin.elapsed().as_secs_f64() * 1e3,
        bytes: (threads * STACK_BYTES) as f64,
    };
    let before = POOL.replace(pool);
    let value = processes::with_processes(processes, |processes| {
        set_startup(Startup { threads: started, processes });
        work()
    });
    set_startup(Startup::NONE);
    POOL.set(before);
    value
}

/// The pool that is present on this thread; none in a thread of the pool.
fn pool() -> Option<Arc<rayon::ThreadPool>> {
    POOL.with_borrow(Clone::clone)
}

/// How many threads the present pool has.
pub(super) fn workers() -> usize {
    if let Some(most) = fibres::most() {
        return most;
    }
    match pool() {
        Some(pool) => pool.current_num_threads(),
        None if is_worker() => rayon::current_num_threads(),
        None => 0,
    }
}

/// Whether this is a thread of the present pool.
pub(super) fn is_worker() -> bool {
    pool().is_none() && rayon::current_thread_index().is_some()
}

/// On a thread of the present pool, whoever asks for it; or on a fibre, which is that of `lane`.
pub(super) fn spawn(lane: Option<usize>, work: Box<dyn FnOnce() + Send>) {
    match (lane, pool()) {
        (Some(lane), _) if fibres::most().is_some() => fibres::spawn(lane, work),
        (_, Some(pool)) => pool.spawn(work),
        // rayon itself knows whose thread this is.
        (_, None) => rayon::spawn(work),
    }
}

/// A number, not 0, that no other living thread has: the address of something of its own.
pub fn thread_id() -> usize {
    thread_local!(static MINE: u8 = const { 0 });
    fibres::id().unwrap_or_else(|| MINE.with(|mine| std::ptr::from_ref(mine).addr()))
}

pub(super) fn in_place_scope_fifo<'scope, R>(
    work: impl FnOnce(&rayon::ScopeFifo<'scope>) -> R,
) -> R {
    pool().expect("the strategy declares the threads it uses").in_place_scope_fifo(work)
}

pub(super) fn absolute_ms() -> f64 {
    // Monotonic within a process, and counted from the same moment in all of them.
    static START: OnceLock<(Instant, f64)> = OnceLock::new();
    let now = || {
        let since = SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default();
        (Instant::now(), since.as_secs_f64() * 1e3)
    };
    let (start, ms) = START.get_or_init(now);
    ms + start.elapsed().as_secs_f64() * 1e3
}

/// The operating system's number of this process.
pub(super) fn instance() -> u32 {
    std::process::id()
}

/// What Linux holds in memory for this process.
pub(super) fn memory_bytes() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kib = line.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
    kib.map_or(0.0, |kib| kib * 1024.0)
}

/// Threads that can run at once, as the operating system says.
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

pub(super) fn block(duration: Duration) {
    std::thread::sleep(duration);
}
