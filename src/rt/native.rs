//! The platform of `cargo test` and of the benchmark's native side.

mod channel;
mod executor;
mod file;
mod processes;
mod segment;
mod server;

use std::cell::RefCell;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime};

pub(super) use channel::Channel;
pub use executor::{block_on, timer};
pub(super) use file::{file_len, file_read};
pub(crate) use processes::call_process;
pub use processes::serve_process;
pub use segment::with_segment;
pub(crate) use segment::{Words, present_segment};
pub(crate) use server::{http_fetch, http_get};

thread_local! {
    static POOL: RefCell<Option<Arc<rayon::ThreadPool>>> = const { RefCell::new(None) };
}

/// Calls `work` with a pool of `threads` and `processes` child processes ready.
pub fn with_resources<R>(threads: usize, processes: usize, work: impl FnOnce() -> R) -> R {
    let pool = (threads > 0).then(|| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        Arc::new(pool.expect("the operating system gives threads"))
    });
    let before = POOL.replace(pool);
    let value = processes::with_processes(processes, work);
    POOL.set(before);
    value
}

fn pool() -> Arc<rayon::ThreadPool> {
    let pool = POOL.with_borrow(Clone::clone);
    pool.expect("the strategy declares the threads it uses")
}

pub(super) fn in_place_scope<'scope, R>(work: impl FnOnce(&rayon::Scope<'scope>) -> R) -> R {
    pool().in_place_scope(work)
}

pub(super) fn in_place_scope_fifo<'scope, R>(
    work: impl FnOnce(&rayon::ScopeFifo<'scope>) -> R,
) -> R {
    pool().in_place_scope_fifo(work)
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

pub(super) fn block(duration: Duration) {
    std::thread::sleep(duration);
}
