//! `std::sync`'s primitives for labs: the same names and promises, and three things more.
//!
//! * Every wait is a span on the waiting lane.
//! * Every wait ends when its run ends early: it unwinds (see [`crate::rt::checkpoint`]).
//! * A wait that nobody can end any more is found and named as a deadlock.
//!
//! A panic while a lock is held ends the whole run, so there is no poisoning to handle.

mod atomic;
mod barrier;
mod condvar;
mod event;
mod mutex;
mod process;
mod queue;
mod reentrant;
mod semaphore;

pub use atomic::{AtomicU32, AtomicU64, Ordering};
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
