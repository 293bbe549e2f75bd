//! `std::sync`'s and Python's `threading` primitives for labs: the same names and guarantees, plus three
//! more:
//!
//! * Every wait is a span on the waiting lane.
//! * Every wait ends when its run ends early: it unwinds (see [`rt::checkpoint`]), and what it was
//!   given meanwhile, such as a permit, is passed on to the next waiter.
//! * A wait that nobody can end any more is detected and reported as a deadlock.
//!
//! A panic while a lock is held ends the whole run, so there is no poisoning to handle. Wherever there is a
//! timeout, zero means not to wait at all, and what arrives just as the time runs out counts as in time.
//!
//! | here | std | Python | where it differs |
//! |---|---|---|---|
//! | [`Mutex`] | `Mutex` | `Lock` | no poisoning; a timeout, as in Python; locking it twice is a reported deadlock |
//! | [`ReentrantMutex`] | `ReentrantLock` (unstable) | `RLock` | a guard tells its depth |
//! | [`Condvar`] | `Condvar` | `Condition` | first come, first served; never spurious; not tied to one mutex |
//! | [`Semaphore`] | – | `BoundedSemaphore` | a guard instead of `release`; first come, first served |
//! | [`Event`] | – | `Event` | – |
//! | [`Barrier`] | `Barrier` | `Barrier` | as in std: no timeout, cannot break |
//! | [`Queue`] | `mpsc::sync_channel` | `queue.Queue` | `close` as the end signal; [`Work`] guarantees `task_done` |
//! | [`AtomicU32`], [`AtomicU64`], [`AtomicBool`] | the same | – | the operations that labs use |
//!
//! `tests/model` explores the interleavings of their steps on shuttle's scheduler.

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

pub use atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering, PlainU32, fence};
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
