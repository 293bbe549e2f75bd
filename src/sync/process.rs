//! What processes share in their [segment](rt::process::Segment): a lock, an integer and a queue.
//!
//! As with the primitives for threads, every wait is a span on the waiting lane and ends when the run ends early.
//! Each instance sees only its own lanes, so the only deadlock detected is that of a process with
//! itself; a cycle of several processes waits until it is stopped.

mod integer;
mod mutex;
mod queue;

pub use integer::SharedU32;
pub use mutex::{ProcessMutex, ProcessMutexGuard};
pub use queue::{ProcessGetError, ProcessPutError, ProcessQueue};
