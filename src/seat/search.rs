//! Every schedule, or one of each kind: a stateless search, which plays the program from its start each time.
//!
//! With reduction it plays one schedule of those that differ only in the order of independent steps: optimal dynamic partial order
//! reduction with wakeup trees (Abdulla, Aronis, Jonsson, Sagonas, *Source Sets: A Foundation for Optimal Dynamic Partial Order
//! Reduction*, J. ACM 64(4), 2017). Where a step had to wait, and no step that could begin in its place is
//! ready, all that are ready are tried (Flanagan and Godefroid, POPL 2005).
//!
//! A step that leaves something open is a transition for each of its [ways](Way). Where loads may see what is old, the order of accesses to an
//! atomic is no choice of its own: a load sees, and a store is put behind, any write that the model allows; what is left to
//! turn round is a load that comes before a write that it could see. Memory is taken for sequentially consistent until a step is
//! met that is not; then the search begins anew. A program that shares nothing but atomics, and plain data without a race, is searched
//! by [`graphs`] from there on, where executions in vain are none; another one as before, where the order of `SeqCst` may forbid in the
//! end what was planned.

mod bounded;
mod class;
mod graphs;
mod item;
mod look;
mod plan;
mod replica;
mod reversal;
mod revisit;

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::causes::Causes;
use super::played::{End, Played, Point, Scheduler};
use super::turn::Turn;
use graphs::{Given, Graphs};
use plan::Plan;

pub use bounded::Bounded;
pub use graphs::{BY_GRAPHS, ByGraphs};

/// A search under way.
#[derive(Debug)]
pub struct Search {
    plan: Arc<Mutex<Plan>>,
    /// How programs are searched whose loads may see what is old.
    by_graphs: Option<ByGraphs>,
    graphs: Option<Box<dyn Graphs>>,
    /// Whether the search is to begin anew.
    anew: bool,
    over: bool,
}

/// What one execution was.
#[derive(Debug)]
pub enum Explored {
    /// Played to its end, or to the bound on its steps.
    Played {
        /// As it was played.
        played: Box<Played>,
        /// Whether it was cut at the bound.
        too_long: bool,
        /// What is before what in it.
        causes: Causes,
    },
    /// Given up on the way: what would follow has been played.
    Known,
    /// More may happen than was taken into account, as where loads may see what is old: all that was played does not count, and the
    /// search begins anew.
    Anew,
    /// The program does not do the same when it is played the same way.
    Astray,
}

impl Search {
    /// One that has not begun: with reduction or with every single schedule, of `most_steps` steps at most.
    pub fn new(reduced: bool, most_steps: usize) -> Self {
        let plan = Arc::new(Mutex::new(Plan::new(reduced, most_steps)));
        Self { plan, by_graphs: None, graphs: None, anew: false, over: false }
    }

    /// The same, where waits on condition variables do not end by themselves.
    #[must_use]
    pub fn without_spurious(self) -> Self {
        lock(&self.plan).spurious = false;
        self
    }

    /// The same, where programs that order their atomics weakly are searched by graphs.
    #[must_use]
    pub fn by_graphs(self, by_graphs: ByGraphs) -> Self {
        Self { by_graphs: Some(by_graphs), ..self }
    }

    /// Whether it has met loads that may see what is old.
    pub fn is_weak(&self) -> bool {
        lock(&self.plan).weak
    }

    /// Whether there is nothing left to play.
    pub fn is_over(&self) -> bool {
        self.over
    }

    /// Plays the next one: `play` does it with the scheduler that it is given.
    pub fn next(&mut self, play: impl FnOnce(Box<dyn Scheduler>) -> Played) -> Explored {
        if std::mem::take(&mut self.anew) {
            return Explored::Anew;
        }
        if let Some(graphs) = &mut self.graphs {
            let played = play(graphs.scheduler());
            let causes = Causes::of(&played);
            let given = graphs.learn(&played, &causes);
            self.over = graphs.is_over() || given == Err(Given::Astray);
            if given == Err(Given::More) {
                (self.graphs, self.over) = (None, false);
                // What has come to an end is told before: it may be a bad one.
                self.anew = played.end != End::Halted;
            }
            return match given {
                Err(Given::Forbidden) => Explored::Known,
                Err(Given::Astray) => Explored::Astray,
                Err(Given::More) if !self.anew => Explored::Anew,
                Ok(()) | Err(Given::More) => {
                    Explored::Played { played: Box::new(played), too_long: false, causes }
                }
            };
        }
        let played = play(Box::new(Follow(self.plan.clone())));
        let mut plan = lock(&self.plan);
        let cut = plan.cut.take();
        if cut == Some(Cut::Astray) || !plan.has_taken(played.steps.len()) {
            self.over = true;
            return Explored::Astray;
        }
        if !plan.weak && played.steps.iter().any(|step| step.op.is_weak()) {
            plan.begin_anew();
            let by_graphs = self.by_graphs.filter(|_| plan.reduced && graphs::fits(&played));
            self.graphs = by_graphs.map(|ByGraphs(begin)| begin(plan.most_steps));
            return Explored::Anew;
        }
        let causes = Causes::of(&played);
        if plan.reduced {
            plan.look_for_reversals(&played, &causes);
        }
        self.over = !plan.advance();
        match cut {
            Some(Cut::Known) => Explored::Known,
            _ if !plan.is_new(&played, &causes) => Explored::Known,
            _ => {
                let too_long = cut == Some(Cut::TooLong);
                debug_assert!(too_long || played.end != End::Halted);
                Explored::Played { played: Box::new(played), too_long, causes }
            }
        }
    }
}

/// Why an execution is given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cut {
    /// Every step that could be next was played in its place before.
    Known,
    /// More steps than the bound allows.
    TooLong,
    /// It did not come to what it had come to before.
    Astray,
}

/// What decides the next turn of an execution.
trait Decides: Send {
    fn is_weak(&self) -> bool;

    /// The next turn; none to end where only waits that end by themselves are left.
    fn choose(&mut self, point: &Point<'_>) -> Result<Option<Turn>, Cut>;

    /// The execution that is on has been given up.
    fn cut(&mut self, cut: Cut);
}

pub(super) fn lock<P>(plan: &Mutex<P>) -> MutexGuard<'_, P> {
    plan.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Plays what the plan says, and beyond that whatever is new.
struct Follow<P>(Arc<Mutex<P>>);

impl<P: Decides> Scheduler for Follow<P> {
    fn is_weak(&self) -> bool {
        lock(&self.0).is_weak()
    }

    fn parks(&self) -> bool {
        true
    }

    fn choose(&mut self, point: &Point<'_>) -> Option<Turn> {
        let mut plan = lock(&self.0);
        plan.choose(point).unwrap_or_else(|cut| {
            plan.cut(cut);
            None
        })
    }
}
