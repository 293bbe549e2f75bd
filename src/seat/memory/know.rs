//! What a lane knows.

use super::clock::Clock;
use super::table::Table;

/// What a lane saw when it looked.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seen {
    /// This write of an atomic.
    Store(usize),
    /// A thing that had been changed so often.
    Changes(u32),
}

/// Of one lane.
#[derive(Clone, Debug, Default)]
pub(super) struct Know {
    /// What happens before its next step; of itself, how many moments it has had.
    pub now: Clock,
    /// What is before its next step by *po* and *rf*, whatever the orders are, and by locks and the like.
    pub met: Clock,
    /// What it knows behind its next acquire fence.
    pub later: Clock,
    /// What it knew at its last release fence.
    pub fence: Clock,
    /// Of each of its moments, the address that it touched and what it knew when it began.
    pub trail: Vec<(Option<usize>, Clock)>,
    /// What it has looked at since it last went round a loop.
    pub round: Vec<(usize, Seen)>,
    /// Of an atomic, it sees something newer than this write.
    pub newer: Table<usize>,
}

impl Know {
    /// Its next moment: which one it is.
    pub fn pass(&mut self, lane: usize, address: Option<usize>, kept: bool) -> u32 {
        let moment = self.now.tick(lane);
        self.met.tick(lane);
        if kept {
            self.trail.push((address, self.now.clone()));
        }
        moment
    }
}
