//! Loops that try until they succeed, and back off in between.
//!
//! What can be left out: a round that came to nothing has changed nothing, and what the next one comes to depends on what others have
//! done since alone. So a lane that has gone round once, and would go round again although the others are where they were, is
//! parked before it does. Two lanes that have got into each other's way and have both backed off are both parked: nothing keeps them
//! from going on like that, which is a livelock. Without that there would be an execution for each number of rounds, up to the bound on steps.

/// Where a lane stands in such a loop.
#[derive(Debug, Default)]
pub(super) struct Rounds {
    /// Its steps that have written something, without those of rounds that came to nothing.
    pub(super) writes: u32,
    /// How many there were when the present round began, in such a loop.
    began: Option<u32>,
    /// Loops within one another.
    depth: u32,
    /// How far the others had got whenever it went round.
    pub(super) seen: Vec<Vec<(u32, u32)>>,
}

impl Rounds {
    pub(super) fn begin(&mut self) {
        self.depth += 1;
        if self.is_outermost() {
            self.began = Some(self.writes);
            self.seen.clear();
        }
    }

    pub(super) fn end(&mut self) {
        if self.is_outermost() {
            self.began = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    pub(super) fn is_outermost(&self) -> bool {
        self.depth == 1
    }

    /// The round came to nothing.
    pub(super) fn come_round(&mut self) {
        if let (true, Some(began)) = (self.is_outermost(), self.began) {
            self.writes = began;
        }
    }

    /// How far it has got: what it has written for good, and what in the present round.
    pub(super) fn got(&self) -> (u32, u32) {
        match self.began {
            Some(began) => (began, self.writes - began + 1),
            None => (self.writes, 0),
        }
    }
}
