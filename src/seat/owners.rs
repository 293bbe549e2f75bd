//! What only one lane touches: no step, for nobody else could take one in its place that mattered.
//!
//! Which that is shows in the executions themselves. At first all data is taken for owned by whoever touches it first; what another lane
//! touches too is shared from then on, and a search that has met such a thing begins anew. Accesses to what is owned go with
//! the step before them, as code does that touches nothing. The first execution in which a second lane touches something is
//! met nevertheless: up to there, what is left out is independent of all other lanes' steps, so that every order of the steps that are
//! left leads there as well (the persistent sets of Godefroid, *Partial-Order Methods for the Verification of Concurrent
//! Systems*, LNCS 1032, 1996).

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::op::{Action, Op};
use super::played::{Played, Point, Scheduler};
use super::turn::Turn;

/// Accesses in a row that may be none: a loop that waits for another lane has to let it go on.
const MOST: u32 = 1_000;
/// Names of one thing: beyond that it is shared.
const NAMES: usize = 16;

/// What is known of who touches what, in all executions of a search.
#[derive(Clone, Debug, Default)]
pub struct Owners(Arc<Mutex<Known>>);

#[derive(Debug, Default)]
struct Known {
    /// Names of what several lanes touch. Things of one name go together: where they are differs from execution to execution.
    shared: BTreeSet<&'static str>,
    /// Whether something new is shared.
    more: bool,
    /// Of this execution, by address.
    touched: HashMap<usize, Touched>,
    /// Accesses of this execution that were no steps; those since the last one that was.
    passed: u32,
    in_a_row: u32,
}

#[derive(Debug)]
struct Touched {
    lane: usize,
    /// Whether another one did, too.
    shared: bool,
    names: Vec<&'static str>,
}

/// Data of a learner's program: what primitives do is told in other ways.
fn is_data(op: &Op) -> bool {
    matches!(op.action, Action::Load | Action::Store | Action::ReadModifyWrite)
}

impl Owners {
    /// An execution begins, which `scheduler` leads.
    pub fn around(&self, scheduler: Box<dyn Scheduler>) -> Box<dyn Scheduler> {
        let mut known = self.known();
        known.touched.clear();
        (known.passed, known.in_a_row) = (0, 0);
        Box::new(Owned { scheduler, owners: self.clone() })
    }

    /// Whether more is shared than was taken into account: what was played does not count.
    pub fn has_more(&self) -> bool {
        std::mem::take(&mut self.known().more)
    }

    /// Whether accesses of the last execution were no steps.
    pub fn has_passed(&self) -> bool {
        self.known().passed > 0
    }

    /// How many steps of an execution, in which all are there, are not what is owned.
    pub fn steps(&self, played: &Played) -> usize {
        let known = self.known();
        played.steps.iter().filter(|step| !known.owns(&step.op)).count()
    }

    /// Plays `turns`, in which accesses to what is owned are no steps, so that they are.
    pub fn whole(&self, turns: Vec<Turn>) -> Box<dyn Scheduler> {
        Box::new(Whole { turns: turns.into_iter(), owners: self.clone() })
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    fn owns(&self, op: &Op) -> bool {
        is_data(op) && op.object.is_some_and(|object| !self.shared.contains(object.name))
    }

    fn passes(&mut self, lane: usize, op: &Op) -> bool {
        let Some(object) = op.object else { return false };
        let fresh = || Touched { lane, shared: false, names: Vec::new() };
        let touched = self.touched.entry(object.address).or_insert_with(fresh);
        if !touched.names.contains(&object.name) {
            touched.names.push(object.name);
        }
        self.in_a_row += 1;
        touched.shared |= touched.lane != lane || touched.names.len() > NAMES;
        if touched.shared || self.in_a_row > MOST {
            for name in &touched.names {
                self.more |= self.shared.insert(name);
            }
        }
        let passes = !self.shared.contains(object.name);
        match passes {
            true => self.passed += 1,
            false => self.in_a_row = 0,
        }
        passes
    }
}

struct Owned {
    scheduler: Box<dyn Scheduler>,
    owners: Owners,
}

impl Scheduler for Owned {
    fn choose(&mut self, point: &Point<'_>) -> Option<Turn> {
        self.owners.known().in_a_row = 0;
        self.scheduler.choose(point)
    }

    fn is_weak(&self) -> bool {
        self.scheduler.is_weak()
    }

    fn parks(&self) -> bool {
        self.scheduler.parks()
    }

    fn is_watched(&self) -> bool {
        self.scheduler.is_watched()
    }

    fn passes(&mut self, lane: usize, op: &Op) -> bool {
        self.owners.known().passes(lane, op)
    }
}

struct Whole {
    turns: std::vec::IntoIter<Turn>,
    owners: Owners,
}

impl Scheduler for Whole {
    fn choose(&mut self, point: &Point<'_>) -> Option<Turn> {
        let known = self.owners.known();
        let at = point.next.iter().enumerate().position(|(lane, next)| {
            point.ready >> lane & 1 == 1 && next.as_ref().is_some_and(|op| known.owns(op))
        });
        at.map(Turn::of).or_else(|| self.turns.next())
    }
}
