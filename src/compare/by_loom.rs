//! The programs as loom plays them.

use std::sync::Arc;

use loom::cell::UnsafeCell;
use loom::model::Builder;
use loom::sync::Mutex;
use loom::sync::atomic::{AtomicU32, fence};
use loom::thread::{JoinHandle, spawn};

use super::kit::{Cell, Kit, Limits, Lock, Ordering, Plain, Played, Work};
use super::ran::{Notes, Ran, caught};

/// What is from loom.
#[derive(Debug)]
pub struct Loom;

/// A number that loom watches.
#[derive(Debug)]
pub struct Watched(UnsafeCell<u32>);

// SAFETY: loom runs one of its threads at a time, all on one thread of the system, and panics where accesses race.
unsafe impl Sync for Watched {}

impl Kit for Loom {
    type Cell = AtomicU32;
    type Lock = Mutex<u32>;
    type Plain = Watched;
    type Thread<R: Send + 'static> = JoinHandle<R>;

    fn fence(order: Ordering) {
        fence(order);
    }

    fn spawn<R: Send + 'static>(work: Work<R>) -> JoinHandle<R> {
        spawn(work)
    }

    fn join<R: Send + 'static>(thread: JoinHandle<R>) -> R {
        thread.join().expect("it ends well")
    }
}

impl Cell for AtomicU32 {
    fn new(value: u32) -> Self {
        Self::new(value)
    }

    fn load(&self, order: Ordering) -> u32 {
        self.load(order)
    }

    fn store(&self, value: u32, order: Ordering) {
        self.store(value, order);
    }

    fn swap(&self, value: u32, order: Ordering) -> u32 {
        self.swap(value, order)
    }

    fn fetch_add(&self, value: u32, order: Ordering) -> u32 {
        self.fetch_add(value, order)
    }

    fn compare_exchange(&self, from: u32, into: u32, [success, failure]: [Ordering; 2]) -> u32 {
        self.compare_exchange(from, into, success, failure).unwrap_or_else(|found| found)
    }

    /// A load sees any store that loom leaves unordered. `into_inner` would have the one that came last in the execution, which leads to
    /// more wrong answers.
    fn last(self) -> u32 {
        self.load(Ordering::SeqCst)
    }
}

impl Lock for Mutex<u32> {
    fn new(value: u32) -> Self {
        Self::new(value)
    }

    fn with<R>(&self, work: impl FnOnce(&mut u32) -> R) -> R {
        work(&mut self.lock().expect("nobody panics"))
    }
}

impl Plain for Watched {
    fn new() -> Self {
        Self(UnsafeCell::new(0))
    }

    fn get(&self) -> u32 {
        // SAFETY: see `Watched`.
        self.0.with(|value| unsafe { *value })
    }

    fn set(&self, value: u32) {
        // SAFETY: see `Watched`.
        self.0.with_mut(|place| unsafe { *place = value });
    }
}

/// How often loom looks whether it is to stop.
const INTERVAL: u64 = 1_000;

fn explore(program: &Played, limits: Limits, stops: bool) -> Ran {
    let notes = Notes::new(stops);
    let mut builder = Builder::new();
    builder.preemption_bound = limits.preemptions.map(|most| most as usize);
    builder.max_permutations = Some(limits.executions as usize);
    builder.checkpoint_interval = limits.executions.min(INTERVAL) as usize;
    let play = {
        let (notes, program) = (Arc::clone(&notes), program.clone());
        move || notes.play(&program)
    };
    let came = caught(|| builder.check(play));
    // The last one is not played.
    let is_cut = notes.executions() + 1 >= limits.executions;
    notes.caught(came, is_cut)
}

/// All of `program`.
pub fn exhaust(program: &Played, limits: Limits) -> Ran {
    explore(program, limits, false)
}

/// Executions until the first that ends badly; none if none of so many does.
pub fn first_bug(program: &Played, most: u64) -> Option<u64> {
    let ran = explore(program, Limits { executions: most, preemptions: None }, true);
    ran.has_bug().then_some(ran.executions)
}
