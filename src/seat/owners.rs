//! What only one lane touches, or what lanes only read: no step, for nobody could take one in its place that mattered.
//!
//! Which that is shows in the executions themselves. At first no data is taken for shared; what a lane writes and another one touches
//! is from then on, and a search that has met such a thing begins anew. Accesses to the rest go with
//! the step before them, as code does that touches nothing. The first execution in which something is shared is
//! met nevertheless: up to there, what is left out is independent of all other lanes' steps, so that every order of the steps that are
//! left leads there as well (the persistent sets of Godefroid, *Partial-Order Methods for the Verification of Concurrent
//! Systems*, LNCS 1032, 1996).

use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::op::{Object, Op};
use super::played::{Point, Scheduler, lanes_of};
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
    /// Names of what lanes share. Things of one name go together: where they are differs from execution to execution.
    shared: BTreeSet<&'static str>,
    /// Whether something new is shared.
    more: bool,
    /// Of this execution, by address.
    touched: HashMap<usize, Touched>,
    /// Accesses of this execution that were no steps; those since the last one that was.
    passed: u32,
    in_a_row: u32,
    /// Steps that were filled in.
    filled: usize,
}

#[derive(Debug)]
struct Touched {
    lane: usize,
    /// Whether another one did, too.
    by_others: bool,
    written: bool,
    names: Vec<&'static str>,
}

/// What is one thing to all: of an item its container.
fn of(op: &Op) -> Option<Object> {
    op.within.or(op.object)
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

    /// Plays `turns`, in which accesses to what is owned are no steps, so that they are.
    pub fn whole(&self, turns: Vec<Turn>) -> Box<dyn Scheduler> {
        self.known().filled = 0;
        Box::new(Whole { turns: turns.into_iter(), owned: 0, owners: self.clone() })
    }

    /// How many steps were filled in when turns were last played so.
    pub fn filled(&self) -> usize {
        self.known().filled
    }

    fn known(&self) -> MutexGuard<'_, Known> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Known {
    /// Which of these things are shared, as far as is known, as bits.
    fn shared(&self, parts: &[Op]) -> u64 {
        let shared = |op: &Op| of(op).is_none_or(|object| self.shared.contains(object.name));
        let bit = |(at, op): (usize, &Op)| u64::from(shared(op)) << at.min(63);
        parts.iter().enumerate().map(bit).fold(0, |all, bit| all | bit)
    }

    fn shared_by(&mut self, lane: usize, parts: &[Op]) -> u64 {
        self.in_a_row += 1;
        let endless = self.in_a_row > MOST;
        for (op, object) in parts.iter().filter_map(|op| Some((op, of(op)?))) {
            let fresh = || Touched { lane, by_others: false, written: false, names: Vec::new() };
            let touched = self.touched.entry(object.address).or_insert_with(fresh);
            if !touched.names.contains(&object.name) {
                touched.names.push(object.name);
            }
            touched.by_others |= touched.lane != lane;
            touched.written |= op.writes();
            let shared = touched.by_others && touched.written;
            if shared || endless || touched.names.len() > NAMES {
                for name in &touched.names {
                    self.more |= self.shared.insert(name);
                }
            }
        }
        let shared = self.shared(parts);
        match shared {
            0 => self.passed += 1,
            _ => self.in_a_row = 0,
        }
        shared
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

    fn shared(&mut self, lane: usize, parts: &[Op]) -> u64 {
        self.owners.known().shared_by(lane, parts)
    }
}

struct Whole {
    turns: std::vec::IntoIter<Turn>,
    /// Lanes whose next step is one that the turns leave out, as bits.
    owned: u64,
    owners: Owners,
}

impl Scheduler for Whole {
    fn choose(&mut self, point: &Point<'_>) -> Option<Turn> {
        match lanes_of(self.owned & point.ready).first() {
            Some(lane) => {
                self.owned &= !(1 << lane);
                self.owners.known().filled += 1;
                Some(Turn::of(*lane))
            }
            None => self.turns.next(),
        }
    }

    fn shared(&mut self, lane: usize, parts: &[Op]) -> u64 {
        let owned = self.owners.known().shared(parts) == 0;
        self.owned |= u64::from(owned) << lane;
        u64::MAX
    }
}
