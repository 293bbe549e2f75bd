//! The programs as `interleave::explore` plays them.

use explore::{Bug, Explorer, Problem};
use lab::steer::play;
use model::{Message, Outcome};
use rt::scope;
use seat::{BY_GRAPHS, Draws, Sample, Search};
use sync::{AtomicU32, Mutex, PlainU32, fence};

use super::kit::{Cell, Kit, Limits, Lock, Ordering, Plain, Played, Work};
use super::ran::{End, Notes, Ran};

/// What is from `sync` and `rt`.
#[derive(Debug)]
pub struct Interleave;

impl Kit for Interleave {
    type Cell = AtomicU32;
    type Lock = Mutex<u32>;
    type Plain = PlainU32;
    type Thread<R: Send + 'static> = R;

    fn fence(order: Ordering) {
        fence(order);
    }

    fn spawn<R: Send + 'static>(work: Work<R>) -> R {
        work()
    }

    fn join<R: Send + 'static>(thread: R) -> R {
        thread
    }

    /// Threads are those of a scope.
    fn threads<R: Send + 'static>(mut works: Vec<Work<R>>) -> Vec<R> {
        let own = works.pop().expect("there is something to do");
        scope(|scope| {
            let started: Vec<_> = works.into_iter().map(|work| scope.spawn(work)).collect();
            let own = own();
            started.into_iter().map(rt::ScopedJoinHandle::join).chain([own]).collect()
        })
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
        Self::new("lock", value)
    }

    fn with<R>(&self, work: impl FnOnce(&mut u32) -> R) -> R {
        work(&mut self.lock())
    }
}

impl Plain for PlainU32 {
    fn new() -> Self {
        Self::new("d", 0)
    }

    fn get(&self) -> u32 {
        self.get()
    }

    fn set(&self, value: u32) {
        self.set(value);
    }
}

/// All of `program`, which starts so many threads.
pub fn exhaust(program: &Played, threads: usize, limits: Limits) -> Ran {
    let notes = Notes::new(false);
    let mut explorer = Explorer::new().max_threads(threads).max_executions(limits.executions);
    if let Some(most) = limits.preemptions {
        explorer = explorer.preemption_bound(most);
    }
    let found = explorer.try_check(|| notes.play(program));
    let cut = |is_cut| if is_cut { End::Cut } else { End::All };
    match found {
        Ok(report) => notes.ran(cut(report.executions >= limits.executions)),
        Err(Problem::Failed(failure)) => {
            let ran = notes.ran(cut(!failure.is_complete));
            match failure.bug {
                Bug::DataRace { .. } => Ran { races: true, ..ran },
                Bug::Deadlock { .. } => Ran { deadlocks: true, ..ran },
                bug => Ran { end: End::Failed(bug.to_string()), ..ran },
            }
        }
        Err(problem) => notes.ran(End::Failed(problem.to_string())),
    }
}

/// How executions are chosen on the way to the first bad one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// As the search goes.
    Search,
    /// Each step's thread at random.
    Random(u32),
    /// By priorities of steps.
    Pos(u32),
}

/// Steps of an execution at most, as the explorer has it.
const STEPS: usize = 500;

/// Executions until the first that ends badly, that one included; none if none of so many does. The explorer itself would go
/// on from there, in search of a shorter one.
pub fn first_bug(program: &Played, threads: usize, way: Way, most: u64) -> Option<u64> {
    let notes = Notes::new(false);
    let mut search = Search::new(true, STEPS).by_graphs(BY_GRAPHS);
    rt::with_fibres(threads, || {
        while !search.is_over() && notes.executions() < most {
            let mut stuck = false;
            let mut once = |scheduler| {
                let work = || {
                    notes.play(program);
                    Outcome::new(Message::new("done"), "")
                };
                let played = play(0, threads as u32 + 1, scheduler, work).played;
                stuck = played.end == seat::End::Stuck;
                played
            };
            let number = notes.executions();
            let mut draw =
                |draws, seed| drop(once(Box::new(Sample::new(draws, seed, number, STEPS))));
            match way {
                Way::Search => drop(search.next(once)),
                Way::Random(seed) => draw(Draws::RandomWalk, seed),
                Way::Pos(seed) => draw(Draws::Pos, seed),
            }
            if notes.is_bad() || stuck {
                return Some(notes.executions());
            }
        }
        None
    })
}
