//! The memory of an execution, or of a part of one, without playing it.

use crate::memory::Memory;
use crate::op::{Action, Op};
use crate::played::{Played, Taken};
use crate::turn::Open;

/// The memory behind steps of an execution that need no others.
#[derive(Clone)]
pub(super) struct Replica<'a> {
    played: &'a Played,
    memory: Memory,
    /// By lane: how many steps it has taken, and lanes whose end it has waited for, as bits.
    lanes: Vec<(usize, u64)>,
}

impl<'a> Replica<'a> {
    /// Before the first step.
    pub fn new(played: &'a Played) -> Self {
        let mut replica = Self { played, memory: Memory::unexplained(), lanes: vec![(0, 0)] };
        replica.start();
        replica
    }

    /// Starts the lanes that are started behind the steps taken so far.
    fn start(&mut self) {
        while let Some(born) = self.played.lanes.get(self.lanes.len()).and_then(|lane| lane.born)
            && self.lanes[born.by].0 == born.taken
        {
            self.join(born.by, born.joined);
            self.memory.start(born.by);
            self.lanes.push((0, 0));
        }
    }

    /// `lane` has waited for the end of `lanes` by now.
    fn join(&mut self, lane: usize, lanes: u64) {
        let new = lanes & !self.lanes[lane].1;
        if new != 0 {
            self.memory.join(lane, new);
            self.lanes[lane].1 |= new;
        }
    }

    /// In which ways step `at` can be taken next.
    pub fn open(&mut self, at: usize) -> Vec<Open> {
        let Taken { lane, joined, op, .. } = self.played.steps[at];
        self.join(lane, joined);
        self.memory.open(lane, &op)
    }

    /// Takes step `at` in one of those ways, in which it `writes` or not.
    pub fn take(&mut self, at: usize, open: &Open, writes: bool) {
        let step = &self.played.steps[at];
        self.join(step.lane, step.joined);
        self.memory.step(step.lane, at, &step.op);
        if step.op.is_atomic() {
            let left = step.values[1];
            let mut change = |_| writes.then_some(left);
            let initial = self.initial(&step.op);
            self.memory.access((at, step.id()), &step.op, open.pick, initial, &mut change);
        }
        self.lanes[step.lane].0 += 1;
        self.start();
    }

    /// What the atomic of `op` began with, as far as somebody has seen it.
    fn initial(&self, op: &Op) -> u64 {
        let address = |op: &Op| op.object.map(|object| object.address);
        let saw = |step: &&Taken| {
            step.from.is_none()
                && step.op.action != Action::Store
                && address(&step.op) == address(op)
        };
        self.played.steps.iter().find(saw).map_or(0, |step| step.values[0])
    }
}
