//! The programs as shuttle plays them.

use std::sync::Arc;

use shuttle::scheduler::{
    DfsScheduler, PctScheduler, RandomScheduler, Schedule, Scheduler, Task, TaskId,
};
use shuttle::sync::Mutex;
use shuttle::sync::atomic::{AtomicU32, fence};
use shuttle::thread::{JoinHandle, spawn};
use shuttle::{Config, FailurePersistence, Runner};

use super::kit::{Cell, Kit, Limits, Lock, Ordering, Plain, Played, Work};
use super::ran::{Notes, Ran, caught};

/// What is from shuttle.
#[derive(Debug)]
pub struct Shuttle;

/// A number that shuttle knows nothing of.
#[derive(Debug)]
pub struct Unwatched(std::sync::atomic::AtomicU32);

impl Kit for Shuttle {
    type Cell = AtomicU32;
    type Lock = Mutex<u32>;
    type Plain = Unwatched;
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

    fn last(self) -> u32 {
        self.into_inner()
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

impl Plain for Unwatched {
    fn new() -> Self {
        Self(std::sync::atomic::AtomicU32::new(0))
    }

    fn get(&self) -> u32 {
        self.0.load(Ordering::Relaxed)
    }

    fn set(&self, value: u32) {
        self.0.store(value, Ordering::Relaxed);
    }
}

/// Ends an exploration behind the first bad execution. A panic would end it too, and shuttle would print it.
struct Until<S> {
    scheduler: S,
    notes: Arc<Notes>,
    stops: bool,
}

impl<S: Scheduler> Scheduler for Until<S> {
    fn new_execution(&mut self) -> Option<Schedule> {
        if self.stops && self.notes.is_bad() {
            return None;
        }
        self.scheduler.new_execution()
    }

    fn next_task(
        &mut self,
        tasks: &[&Task],
        current: Option<TaskId>,
        is_yielding: bool,
    ) -> Option<TaskId> {
        self.scheduler.next_task(tasks, current, is_yielding)
    }

    fn next_u64(&mut self) -> u64 {
        self.scheduler.next_u64()
    }
}

fn explore(program: &Played, scheduler: impl Scheduler + 'static, most: u64, stops: bool) -> Ran {
    let notes = Notes::new(false);
    let scheduler = Until { scheduler, notes: Arc::clone(&notes), stops };
    let mut config = Config::new();
    config.failure_persistence = FailurePersistence::None;
    config.silence_warnings = true;
    let play = {
        let (notes, program) = (Arc::clone(&notes), program.clone());
        move || notes.play(&program)
    };
    let came = caught(|| {
        Runner::new(scheduler, config).run(play);
    });
    notes.caught(came, notes.executions() >= most)
}

/// All of `program`, depth first. There is no bound on preemptions.
pub fn exhaust(program: &Played, limits: Limits) -> Ran {
    let most = limits.executions;
    explore(program, DfsScheduler::new(Some(most as usize), false), most, false)
}

/// How shuttle chooses executions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// One after another, depth first.
    Dfs,
    /// Each step's thread at random.
    Random(u64),
    /// Priorities that change at random steps, for bugs of depth 3.
    Pct(u64),
}

/// As its documentation has it.
const DEPTH: usize = 3;

/// Executions until the first that ends badly; none if none of so many does.
pub fn first_bug(program: &Played, way: Way, most: u64) -> Option<u64> {
    let count = most as usize;
    let ran = match way {
        Way::Dfs => explore(program, DfsScheduler::new(Some(count), false), most, true),
        Way::Random(seed) => {
            explore(program, RandomScheduler::new_from_seed(seed, count), most, true)
        }
        Way::Pct(seed) => {
            explore(program, PctScheduler::new_from_seed(seed, DEPTH, count), most, true)
        }
    };
    ran.has_bug().then_some(ran.executions)
}
