//! Which step of an execution comes before which in every execution that is equivalent to it.
//!
//! Two steps depend on each other when they are of one lane, or touch the same thing and not both only look. What is
//! before what is the transitive closure of that in the order of the execution: Mazurkiewicz's traces. Where loads may see
//! what is old, an access to an atomic depends on the write that it sees alone.

use super::played::Played;

/// For each step, how many steps of each lane are before it or are it.
#[derive(Debug)]
pub struct Causes {
    clocks: Vec<Vec<u32>>,
    /// Of each step, which one of its lane's it is, from 0.
    index: Vec<u32>,
}

impl Causes {
    /// Those of an execution.
    pub fn of(played: &Played) -> Self {
        let lanes = played.lanes.len();
        let mut causes = Self { clocks: Vec::new(), index: Vec::new() };
        let mut taken = vec![0; lanes];
        for (at, step) in played.steps.iter().enumerate() {
            let mut clock = causes.before(played, at);
            causes.index.push(taken[step.lane]);
            taken[step.lane] += 1;
            clock[step.lane] = taken[step.lane];
            causes.clocks.push(clock);
        }
        causes
    }

    /// What is before a step `op` of `lane` that comes behind the first `at` steps, without what `op` itself
    /// depends on: what the lane knows already.
    pub fn known(&self, played: &Played, at: usize, lane: usize, joined: u64) -> Vec<u32> {
        let mut clock = vec![0; played.lanes.len()];
        let mut join = |step: usize| self.join(&mut clock, step);
        let steps = &played.steps[..at];
        match steps.iter().rposition(|s| s.lane == lane) {
            Some(last) => join(last),
            None => played.started_behind(lane).into_iter().for_each(&mut join),
        }
        if joined != 0 {
            played.ended_behind(joined).into_iter().for_each(join);
        }
        clock
    }

    fn before(&self, played: &Played, at: usize) -> Vec<u32> {
        let step = &played.steps[at];
        let mut clock = self.known(played, at, step.lane, step.joined);
        for earlier in (0..at).filter(|earlier| played.depends(*earlier, at)) {
            self.join(&mut clock, earlier);
        }
        clock
    }

    /// Adds to `clock` what is before `step`, and the step itself.
    pub fn join(&self, clock: &mut [u32], step: usize) {
        for (mine, theirs) in clock.iter_mut().zip(&self.clocks[step]) {
            *mine = (*mine).max(*theirs);
        }
    }

    /// Whether `clock` has seen step `earlier` of `lane`.
    pub fn seen(&self, clock: &[u32], earlier: usize, lane: usize) -> bool {
        clock[lane] > self.index[earlier]
    }

    /// Whether step `earlier` (of `lane`) is before step `later`.
    pub fn is_before(&self, earlier: usize, lane: usize, later: usize) -> bool {
        self.seen(&self.clocks[later], earlier, lane)
    }

    /// What is before a step or is it, by lane.
    pub fn clock(&self, step: usize) -> &[u32] {
        &self.clocks[step]
    }
}
