//! What programs are written with, so that each is written once and played by every explorer.

use std::sync::Arc;
pub use std::sync::atomic::Ordering;

/// What a thread does.
pub type Work<R> = Box<dyn FnOnce() -> R + Send>;

/// An explorer's primitives.
pub trait Kit: 'static {
    /// An atomic.
    type Cell: Cell;
    /// A mutex.
    type Lock: Lock;
    /// Data that is not to be raced for.
    type Plain: Plain;

    /// A fence.
    fn fence(order: Ordering);

    /// A thread, as [`Kit::threads`] starts and joins them.
    type Thread<R: Send + 'static>;

    /// Starts a thread.
    fn spawn<R: Send + 'static>(work: Work<R>) -> Self::Thread<R>;

    /// Waits for a thread's end.
    fn join<R: Send + 'static>(thread: Self::Thread<R>) -> R;

    /// Each on a thread of its own, the last on the one that starts the others: loom has room for five in all.
    fn threads<R: Send + 'static>(mut works: Vec<Work<R>>) -> Vec<R> {
        let own = works.pop().expect("there is something to do");
        let started: Vec<_> = works.into_iter().map(Self::spawn).collect();
        let own = own();
        started.into_iter().map(Self::join).chain([own]).collect()
    }
}

/// An atomic number.
pub trait Cell: Send + Sync + 'static {
    /// One with a value.
    fn new(value: u32) -> Self;
    /// As in std.
    fn load(&self, order: Ordering) -> u32;
    /// As in std.
    fn store(&self, value: u32, order: Ordering);
    /// As in std.
    fn swap(&self, value: u32, order: Ordering) -> u32;
    /// As in std.
    fn fetch_add(&self, value: u32, order: Ordering) -> u32;
    /// As in std, but for the value found.
    fn compare_exchange(&self, from: u32, into: u32, orders: [Ordering; 2]) -> u32;
    /// The last store, when all threads have ended.
    fn last(self) -> u32;
}

/// A mutex around a number.
pub trait Lock: Send + Sync + 'static {
    /// One with a value.
    fn new(value: u32) -> Self;
    /// Calls `work` with the lock held.
    fn with<R>(&self, work: impl FnOnce(&mut u32) -> R) -> R;
}

/// A number that is no atomic.
pub trait Plain: Send + Sync + 'static {
    /// One that is 0.
    fn new() -> Self;
    /// Reads it.
    fn get(&self) -> u32;
    /// Writes it.
    fn set(&self, value: u32);
}

/// What an execution came to.
#[derive(Clone, Debug, Default)]
pub struct Came {
    /// What was seen in it, by which executions are told apart.
    pub seen: Vec<u32>,
    /// Whether something does not hold.
    pub is_bad: bool,
}

/// A program, as one explorer plays it.
pub type Played = Arc<dyn Fn() -> Came + Send + Sync>;

/// A program, as each explorer plays it.
#[derive(Clone)]
pub struct Program {
    /// By `interleave::explore`.
    pub interleave: Played,
    /// By loom.
    pub loom: Played,
    /// By shuttle.
    pub shuttle: Played,
}

impl std::fmt::Debug for Program {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Program").finish_non_exhaustive()
    }
}

/// How far programs are explored.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Executions at most.
    pub executions: u64,
    /// Preemptions of an execution at most.
    pub preemptions: Option<u32>,
}
