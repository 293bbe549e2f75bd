//! A steered execution as the page shows it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use model::{Message, RequestError};

use super::estimate::SearchEstimate;
use super::items::Items;
use super::objects::Thing;
use super::op::{Action, Note, Order};
use super::sample::Draws;

/// What to do behind a schedule's last step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case", try_from = "Asked")]
pub enum Onward {
    /// Nothing.
    #[default]
    Stop,
    /// So many steps of whoever is drawn from the seed.
    Random {
        /// Of the draws.
        seed: u32,
        /// At most.
        steps: u32,
    },
    /// Each lane in turn, until one has to wait, can go on again or is refused.
    Interesting,
    /// Nothing. The schedule of a program is from when its looks into containers were no steps, nor what it did once all other
    /// lanes were over: such steps are taken where they were a part of the one before.
    Early,
}

/// An [`Onward`] as it is read: all that any of them has (see `RunError` in `model`).
#[derive(Deserialize)]
struct Asked {
    kind: String,
    seed: Option<u32>,
    steps: Option<u32>,
}

impl TryFrom<Asked> for Onward {
    type Error = &'static str;

    fn try_from(asked: Asked) -> Result<Self, &'static str> {
        match (asked.kind.as_str(), asked.seed, asked.steps) {
            ("stop", ..) => Ok(Self::Stop),
            ("random", Some(seed), Some(steps)) => Ok(Self::Random { seed, steps }),
            ("interesting", ..) => Ok(Self::Interesting),
            ("early", ..) => Ok(Self::Early),
            _ => Err("neither stop, random with seed and steps, interesting, nor early"),
        }
    }
}

/// An execution along a schedule, and how things stand behind its last step.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Walk {
    /// The steps that were taken.
    pub steps: Vec<WalkStep>,
    /// By number: 0 is the lane that starts the others.
    pub lanes: Vec<WalkLane>,
    /// What they share, in the order of the first touch.
    pub objects: Vec<WalkObject>,
    /// Quantities of the lab: the latest value by key (`series.<key>`).
    pub values: BTreeMap<String, f64>,
    /// Lists of the lab that are no object's: the latest content by key (`series.<key>`).
    pub lists: BTreeMap<String, Items>,
    /// How it ended; none while there are steps left, unless they lead round in a circle.
    pub ending: Option<Ending>,
    /// Index of the schedule's first entry that could not be followed.
    pub astray: Option<u32>,
    /// Virtual time, ms.
    pub now_ms: f64,
}

/// A step that was taken.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct WalkStep {
    /// By whom.
    pub lane: u32,
    /// In which of its ways: see [`Turn::pick`](super::Turn::pick).
    pub pick: u32,
    /// What.
    #[serde(flatten)]
    pub what: WalkOp,
    /// What it came to.
    pub notes: Vec<Note>,
    /// Virtual time before it, ms.
    pub now_ms: f64,
    /// Lanes that could have gone on in its place, itself included.
    pub ready: Vec<u32>,
    /// Indices of the last steps of lanes whose end its lane has waited for since its step before.
    pub joined: Vec<u32>,
}

/// A step, taken or not yet.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct WalkOp {
    /// Its kind.
    pub action: Action,
    /// Index of what it touches.
    pub object: Option<u32>,
    /// Index of the lock that a wait gives back.
    pub second: Option<u32>,
    /// Of an atomic access.
    pub order: Option<Order>,
    /// Path of the file in the repository.
    pub file: String,
    /// Line in it, from 1.
    pub line: u32,
}

/// How a lane stands.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct WalkLane {
    /// What it is about to do; none when it is over or waits for others to end.
    pub next: Option<WalkOp>,
    /// Whether it can.
    pub ready: bool,
    /// In which ways it can, the usual one first, where there are several or it can only by itself.
    pub open: Vec<WalkOpen>,
    /// Whether its work is done.
    pub over: bool,
    /// Whether it takes steps at all: the lane that only starts the others takes none.
    pub steps: u32,
    /// Indices of the steps behind which it was started; none where it was there from the start.
    pub started: Vec<u32>,
    /// Index of what it waits for, where it cannot go on.
    pub waits_for: Option<u32>,
    /// Who has that.
    pub holders: Vec<u32>,
    /// Whether it is a task of another lane's event loop.
    pub task: bool,
    /// What is local where it stands, names and values; only of a program that a learner has written.
    pub locals: Vec<(String, String)>,
}

/// One way of a step that leaves something open.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct WalkOpen {
    /// See [`Turn::pick`](super::Turn::pick).
    pub pick: u32,
    /// The value that a load or a read-modify-write sees.
    pub value: Option<f64>,
    /// The lane that a `notify_one` wakes.
    pub wakes: Option<u32>,
}

/// Something that lanes share.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct WalkObject {
    /// The lab's word `object.<name>`; empty where it has none.
    pub name: String,
    /// What it is.
    pub thing: Thing,
    /// Its value, or how many are in it, as far as steps have shown.
    pub value: Option<f64>,
    /// What is in it, as far as steps have shown.
    pub items: Option<Items>,
    /// Lanes that hold it, or a permit of it.
    pub holders: Vec<u32>,
    /// Lanes that stand in line for a call, the first one first.
    pub line: Vec<u32>,
    /// Lanes whose next step has to wait for it.
    pub waiting: Vec<u32>,
}

/// How an execution ended. Page words `ending.<kind>`.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Ending {
    /// Every lane is over, and what must hold does.
    Fine {
        /// What it came to.
        result: Message,
    },
    /// Every lane is over, and what must hold does not.
    Fail {
        /// What it came to.
        result: Message,
    },
    /// A lane panicked.
    Panic {
        /// Its label.
        lane: String,
        /// Of the panic.
        message: String,
    },
    /// Lanes wait for each other, or for what nobody can give them any more.
    Deadlock {
        /// The wait-for graph.
        waits: Vec<WaitFor>,
    },
    /// A lane waits for a call that does not come any more.
    LostWakeUp {
        /// The wait-for graph.
        waits: Vec<WaitFor>,
    },
    /// Lanes take steps for ever, and none gets on.
    Livelock,
    /// A lane had to wait while others got on again and again.
    Starvation {
        /// Which.
        lane: u32,
    },
    /// Two accesses to plain data that nothing orders.
    DataRace {
        /// Name of the data.
        object: String,
        /// Indices of the two steps.
        steps: [u32; 2],
    },
    /// A write came over another lane's that it knew nothing of. Nothing else was wrong.
    LostUpdate {
        /// Name of the variable.
        object: String,
        /// Indices of the write that is lost, and of the one that came over it.
        steps: [u32; 2],
        /// What the execution came to.
        result: Message,
    },
    /// The bound on its steps cut it.
    TooLong,
}

impl Ending {
    /// Whether it is what nobody wants. One that was cut is not known to be.
    pub fn is_bad(&self) -> bool {
        !matches!(self, Self::Fine { .. } | Self::TooLong)
    }
}

/// An arrow of a wait-for graph.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct WaitFor {
    /// Who waits.
    pub lane: u32,
    /// Name of what for; empty where it has none.
    pub object: String,
    /// Who has it; empty where nobody does.
    pub holders: Vec<u32>,
}

/// The nearest schedule that ends well to one that does not.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Contrast {
    /// That schedule.
    pub good: Vec<u32>,
    /// The index of the first turn in which it differs.
    pub at: u32,
    /// Two steps that depend on each other and stand the other way round in the good one. None where it is not their order
    /// that matters, but what a step has seen, whom it woke, or that a wait ended by itself.
    pub turned: Option<Turned>,
}

/// Two steps of a bad schedule of which the later one comes first in a good one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Turned {
    /// The index of the earlier one.
    pub earlier: u32,
    /// The lane of the later one.
    pub lane: u32,
    /// Its index; none where that lane did not come to take it.
    pub later: Option<u32>,
}

/// How to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct SearchBounds {
    /// Whether one schedule stands for all that differ only in the order of independent steps.
    pub reduced: bool,
    /// Most steps of a schedule.
    pub steps: u32,
    /// Most executions.
    pub executions: u32,
    /// Whether a wait on a condition variable may end by itself, once in a schedule.
    #[serde(default = "yes")]
    pub spurious: bool,
    /// How schedules are drawn, where they are drawn and not searched.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(not(target_family = "wasm"), ts(optional))]
    pub draw: Option<Drawing>,
}

/// How schedules are drawn: see [`Draws`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Drawing {
    /// Each step's lane, evenly.
    Walk,
    /// By priorities that change at few steps, for bugs of [depth 2](Drawing::DEPTH).
    Pct,
    /// By priorities of steps.
    Pos,
}

impl Drawing {
    /// Constraints on the order of steps that most bugs need, says PCT's paper.
    pub const DEPTH: u32 = 2;

    /// As schedules are drawn.
    pub fn draws(self) -> Draws {
        match self {
            Self::Walk => Draws::RandomWalk,
            Self::Pct => Draws::Pct { depth: Self::DEPTH, steps: 0 },
            Self::Pos => Draws::Pos,
        }
    }
}

fn yes() -> bool {
    true
}

impl SearchBounds {
    /// Most steps that may be asked for. A schedule that is longer than this is beyond what anybody reads.
    pub const MAX_STEPS: u32 = 2_000;
    /// Most executions that may be asked for: minutes, in which the page tells how far it is and can be stopped.
    pub const MAX_EXECUTIONS: u32 = 1_000_000;

    /// # Errors
    /// [`RequestError::SearchOutOfRange`] when they are beyond the limits, or nothing could be played within them.
    pub fn check(self) -> Result<Self, RequestError> {
        let Self { steps, executions, .. } = self;
        let (max_steps, max_executions) = (Self::MAX_STEPS, Self::MAX_EXECUTIONS);
        if (1..=max_steps).contains(&steps) && (1..=max_executions).contains(&executions) {
            return Ok(self);
        }
        Err(RequestError::SearchOutOfRange { max_steps, max_executions })
    }
}

/// Several times the few dozen steps of a lab's set-up: what goes round has shown it by then. And twenty times the
/// executions that the largest search of a lab's goal takes, so that the learner's own set-ups come to an end too.
impl Default for SearchBounds {
    fn default() -> Self {
        Self { reduced: true, steps: 200, executions: 100_000, spurious: true, draw: None }
    }
}

/// What a search has found so far.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct Findings {
    /// Within these bounds.
    pub bounds: SearchBounds,
    /// Executions played, those included that were given up as known.
    pub executions: u32,
    /// Schedules that these stand for; none where there were too many to count.
    pub schedules: Option<f64>,
    /// Ways that it ends, the first found first.
    pub outcomes: Vec<FoundOutcome>,
    /// Whether every schedule up to the bound on steps has been covered.
    pub complete: bool,
    /// Where that would take too many executions: every schedule with at most so many preemptions has been. None before that
    /// is known of any number.
    pub preemptions: Option<u32>,
    /// Whether it has ended: complete, or out of executions, or the program does not repeat itself.
    pub over: bool,
    /// The program did not do the same when it was played the same way: it cannot be steered.
    pub astray: bool,
    /// Schedules that the bound on steps has cut.
    pub cut: u32,
    /// Where schedules are drawn in a way that promises something: how likely a bug of its depth in the order of steps was to be
    /// found so far, at least.
    pub promised: Option<f64>,
    /// How many executions it will take to cover everything, if it is one that takes long; none before that is known.
    pub estimate: Option<SearchEstimate>,
}

/// One way in which schedules end.
#[derive(Clone, Debug, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
pub struct FoundOutcome {
    /// How.
    pub ending: Ending,
    /// Executions that ended so.
    pub executions: u32,
    /// Schedules that they stand for; none where there were too many to count.
    pub schedules: Option<f64>,
    /// A schedule that leads there with the fewest steps: lanes.
    pub shortest: Vec<u32>,
}
