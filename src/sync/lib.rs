//! `std::sync`'s and Python's `threading` primitives for labs: the same names and promises, and three
//! things more.
//!
//! * Every wait is a span on the waiting lane.
//! * Every wait ends when its run ends early: it unwinds (see [`rt::checkpoint`]), and what it was
//!   given meanwhile, such as a permit, goes on to the next.
//! * A wait that nobody can end any more is found and named as a deadlock.
//!
//! A panic while a lock is held ends the whole run, so there is no poisoning to handle. Wherever there is a
//! time limit, zero means not to wait, and what comes as the time ends counts as in time.
//!
//! | here | std | Python | where it differs |
//! |---|---|---|---|
//! | [`Mutex`] | `Mutex` | `Lock` | no poisoning; a time limit, as Python; locking it twice is a named deadlock |
//! | [`ReentrantMutex`] | `ReentrantLock` (unstable) | `RLock` | a guard tells its depth |
//! | [`Condvar`] | `Condvar` | `Condition` | in the order of coming; never spurious; not tied to one mutex |
//! | [`Semaphore`] | – | `BoundedSemaphore` | a guard in place of `release`; in the order of coming |
//! | [`Event`] | – | `Event` | – |
//! | [`Barrier`] | `Barrier` | `Barrier` | as std: no time limit, cannot break |
//! | [`Queue`] | `mpsc::sync_channel` | `queue.Queue` | `close` as the end signal; [`Work`] makes `task_done` sure |
//! | [`AtomicU32`], [`AtomicU64`], [`AtomicBool`] | the same | – | the operations that labs use |
//!
//! The orders in which their steps may fall are tried by `tests/model`, on shuttle's scheduler.

mod atomic;
mod barrier;
mod base;
mod condvar;
mod event;
mod line;
mod mutex;
mod process;
mod queue;
mod reentrant;
mod semaphore;
mod spin_barrier;

pub use atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering, PlainU32};
pub use barrier::{Barrier, BarrierWaitResult};
pub use condvar::{Condvar, WaitTimeoutResult};
pub use event::Event;
pub use mutex::{Mutex, MutexGuard};
pub use process::{
    ProcessGetError, ProcessMutex, ProcessMutexGuard, ProcessPutError, ProcessQueue, SharedU32,
};
pub use queue::{GetError, PutError, Queue, Work};
pub use reentrant::{ReentrantMutex, ReentrantMutexGuard};
pub use semaphore::{Semaphore, SemaphoreGuard};
pub use spin_barrier::SpinBarrier;
