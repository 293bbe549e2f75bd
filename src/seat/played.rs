//! What an execution is made of, and who chooses: the plain data of the seat.

use super::items::Listed;
use super::op::{Note, Op};

/// The most lanes: sets of lanes are bits of a `u64`.
pub const MAX_LANES: usize = 64;

/// The lanes of a set of bits.
pub(super) fn lanes_of(set: u64) -> Vec<usize> {
    (0..MAX_LANES).filter(|lane| set >> lane & 1 == 1).collect()
}

/// Chooses who goes on.
pub trait Scheduler: Send {
    /// The lane that takes the next step, one of `point.ready`; none ends the execution here.
    fn choose(&mut self, point: &Point<'_>) -> Option<usize>;

    /// Whether somebody looks at the execution, and not only at how it ends: texts are made for them alone.
    fn is_watched(&self) -> bool {
        false
    }
}

/// A moment at which somebody has to be chosen.
#[derive(Debug)]
pub struct Point<'a> {
    /// What each lane is about to do, by lane; none for one that is over or waits for others to end.
    pub next: &'a [Option<Op>],
    /// Those who can, as bits; never none.
    pub ready: u64,
    /// Steps taken so far.
    pub steps: &'a [Taken],
}

/// A step that was taken.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// By whom.
    pub lane: usize,
    /// What.
    pub op: Op,
    /// Who could have gone on in its place, this lane included, as bits.
    pub ready: u64,
    /// Lanes whose end its lane had waited for by then, as bits.
    pub joined: u64,
    /// Virtual time before it, ms.
    pub now: f64,
}

/// Why no step is taken any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Every lane is over.
    Done,
    /// Lanes are left, and none can go on.
    Stuck,
    /// The scheduler chose nobody.
    Halted,
    /// The run is to end early: it failed or was stopped.
    Broken,
}

/// A lane as it was left.
#[derive(Clone, Copy, Debug)]
pub struct LaneEnd {
    /// What it was about to do; none when it was over or waited for others to end.
    pub next: Option<Op>,
    /// Whether it could have.
    pub ready: bool,
    /// Whether its work was done.
    pub over: bool,
    /// Lanes whose end it had waited for, as bits.
    pub joined: u64,
    /// Who started it, and how many steps that lane had taken then.
    pub born: Option<(usize, usize)>,
}

/// An execution as it was played.
#[derive(Clone, Debug)]
pub struct Played {
    /// In order.
    pub steps: Vec<Taken>,
    /// What steps came to: the step's index (of the last one of that lane) and the note.
    pub notes: Vec<(usize, Note)>,
    /// What is in lists at its end; none where nobody watched.
    pub lists: Vec<Listed>,
    /// By lane.
    pub lanes: Vec<LaneEnd>,
    /// How it ended.
    pub end: End,
    /// Virtual time at its end, ms.
    pub now: f64,
}
