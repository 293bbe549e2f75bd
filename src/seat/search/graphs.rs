//! Programs of which weakly ordered atomics are all that threads share: graph by graph, without schedules.
//!
//! Algorithm 1 of *Truly Stateless, Optimal Dynamic Partial Order Reduction* (Kokologiannakis, Marmanis, Gladstein, Vafeiadis, POPL 2022): a
//! step is added to the graph of the execution so far in each way that the model allows; and a write, when it is added, is seen by a load
//! that was there before it, in a graph that is without what was added since and the write does not need (a *revisit*). Among
//! the graphs that lead to the same one, exactly one may be revisited: that in which each step that goes was added in the
//! greatest way that there was. So no graph is met twice; and since whatever is planned is allowed by the model
//! ([`Replica`](super::replica::Replica) asks it), and can always go on, no execution is in vain.

use std::sync::{Arc, Mutex};

use super::revisit::{self, Planned};
use super::{Cut, Decides, Follow, lock};
use crate::causes::Causes;
use crate::op::{Action, Op};
use crate::played::{LaneEnd, Played, Point, Scheduler};
use crate::turn::{Open, Turn, Way};

/// The search of graphs, by reference: where Rust people explore. No page's wasm contains it, for it takes 8 KB by gzip and would save nothing there:
/// with their set-ups the labs with weak orders are played as often by schedules (445 times for the stack), and none in vain.
#[derive(Clone, Copy, Debug)]
pub struct ByGraphs(pub(super) fn(usize) -> Box<dyn Graphs>);

/// For programs that order their atomics weakly.
pub const BY_GRAPHS: ByGraphs = ByGraphs(|most_steps| Box::new(Plans::new(most_steps)));

/// A search of graphs under way.
pub(super) trait Graphs: Send + std::fmt::Debug {
    /// Who plays the next graph.
    fn scheduler(&self) -> Box<dyn Scheduler>;

    /// Learns what follows from an execution, or why it was given up.
    fn learn(&mut self, played: &Played, causes: &Causes) -> Result<(), Given>;

    /// Whether there is nothing left to play.
    fn is_over(&self) -> bool;
}

/// Why an execution was given up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    /// It was not what was planned.
    Astray,
    /// There is more to the program than graphs show.
    More,
    /// It was foreseen to be allowed, and is not: what a read-modify-write would write had not been seen before.
    Forbidden,
}

#[derive(Debug)]
struct Plans(Arc<Mutex<Plan>>);

/// A graph that is to be played, and those behind it.
#[derive(Debug)]
struct Plan {
    most_steps: usize,
    now: Graph,
    rest: Vec<Graph>,
    /// Of each step beyond those that were planned, its ways, the one that was taken first.
    opened: Vec<Vec<Open>>,
    cut: Option<Cut>,
    /// Whether there is a step that is no part of a graph.
    more: bool,
    over: bool,
}

/// Steps in an order in which they can be played.
#[derive(Clone, Debug, Default)]
pub(super) struct Graph {
    pub steps: Vec<Planned>,
    /// Of these the writes have not been added: it is open who sees them.
    pub unwritten: Vec<usize>,
}

/// Whether graphs show all that there is to an execution.
///
/// They do not where others than the first lane start lanes, so that the order of steps says which is which; where a failure or the
/// bound has left steps that were not taken, of which nobody knows what they would write; and where plain data is raced for.
pub(super) fn fits(played: &Played) -> bool {
    let alone = |lane: &LaneEnd| lane.born.is_none_or(|born| born.by == 0) && lane.next.is_none();
    !played.renewed
        && played.race.is_none()
        && played.lanes.iter().all(alone)
        && played.steps.iter().all(|step| is_known(&step.op))
}

/// Whether a step can be part of a graph. An access to plain data sees what is before it, unless it races for that.
fn is_known(op: &Op) -> bool {
    op.is_atomic() || matches!(op.action, Action::Fence | Action::Read | Action::Write)
}

impl Plans {
    fn new(most_steps: usize) -> Self {
        let (now, rest, opened) = (Graph::default(), Vec::new(), Vec::new());
        let (cut, more, over) = (None, false, false);
        let plan = Plan { most_steps, now, rest, opened, cut, more, over };
        Self(Arc::new(Mutex::new(plan)))
    }
}

impl Graphs for Plans {
    fn scheduler(&self) -> Box<dyn Scheduler> {
        Box::new(Follow(self.0.clone()))
    }

    fn learn(&mut self, played: &Played, causes: &Causes) -> Result<(), Given> {
        let plan = &mut *lock(&self.0);
        let (now, opened) = (std::mem::take(&mut plan.now), std::mem::take(&mut plan.opened));
        let given = match plan.cut.take() {
            Some(Cut::Astray) => Err(Given::Astray),
            Some(Cut::Known) => Err(Given::Forbidden),
            _ if plan.more || !fits(played) => Err(Given::More),
            _ if played.steps.len() != now.steps.len() + opened.len() => Err(Given::Astray),
            _ => Ok(()),
        };
        if given.is_ok() {
            plan.rest.extend(revisit::behind(&now, &opened, played, causes));
        }
        match plan.rest.pop() {
            Some(next) => plan.now = next,
            None => plan.over = true,
        }
        given
    }

    fn is_over(&self) -> bool {
        lock(&self.0).over
    }
}

impl Decides for Plan {
    fn is_weak(&self) -> bool {
        true
    }

    fn choose(&mut self, point: &Point<'_>) -> Result<Option<Turn>, Cut> {
        let at = point.steps.len();
        if let Some(planned) = self.now.steps.get(at) {
            let lane = planned.id.lane;
            if point.ready >> lane & 1 == 0 || point.id(lane) != planned.id {
                return Err(Cut::Astray);
            }
            let open = point.open(lane).into_iter().find(|open| open.way == planned.way);
            return open.map(|open| Some(Turn { lane, pick: open.pick })).ok_or(Cut::Known);
        }
        // What is next must not depend on the order in which the graph was made.
        let lane = point.ready.trailing_zeros() as usize;
        let Some(op) = point.next.get(lane).copied().flatten() else { return Ok(None) };
        if !is_known(&op) {
            self.more = true;
            return Ok(None);
        }
        if at >= self.most_steps {
            return Err(Cut::TooLong);
        }
        let open = point.open(lane);
        let Some(Open { pick, .. }) = open.first().copied() else { return Err(Cut::Astray) };
        self.opened.push(open);
        Ok(Some(Turn { lane, pick }))
    }

    fn cut(&mut self, cut: Cut) {
        self.cut = Some(cut);
    }
}

impl Graph {
    /// In which way each step was taken.
    pub fn ways(&self, opened: &[Vec<Open>]) -> Vec<Way> {
        let planned = self.steps.iter().map(|step| step.way);
        planned.chain(opened.iter().map(|open| open[0].way)).collect()
    }
}
