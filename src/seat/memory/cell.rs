//! An atomic: its writes in modification order, and who has seen which.

use super::clock::Clock;
use super::know::Know;
use crate::op::Op;
use crate::turn::Id;

/// The first write of every cell: the value that it began with.
pub(super) const INITIAL: usize = 0;

#[derive(Debug)]
pub(super) struct Store {
    /// None for the initial value.
    pub id: Option<Id>,
    pub lane: usize,
    pub moment: u32,
    /// As bits.
    pub value: u64,
    /// What whoever acquires it learns.
    pub message: Clock,
    /// Whether it is a read-modify-write's, which nothing may come before that does not come before what that saw.
    pub follows: bool,
}

#[derive(Debug)]
pub(super) struct Cell {
    /// In the order in which they were made.
    pub stores: Vec<Store>,
    /// In modification order.
    pub order: Vec<usize>,
    /// By whom, at which of its moments, and what was seen.
    pub reads: Vec<(usize, u32, usize)>,
}

impl Cell {
    pub fn new(value: u64) -> Self {
        let initial =
            Store { id: None, lane: 0, moment: 0, value, message: Clock::default(), follows: false };
        Self { stores: vec![initial], order: vec![INITIAL], reads: Vec::new() }
    }

    /// Where in modification order a write is.
    pub fn place(&self, store: usize) -> usize {
        self.order.iter().rposition(|s| *s == store).unwrap_or(0)
    }

    pub fn is_newest(&self, store: usize) -> bool {
        self.order.last() == Some(&store)
    }

    /// Whether the next write behind this place is a read-modify-write that saw the one here.
    pub fn is_followed(&self, place: usize) -> bool {
        self.order.get(place + 1).is_some_and(|next| self.stores[*next].follows)
    }

    /// The oldest place that whoever knows so much may still see, and behind which it writes.
    pub fn floor(&self, know: &Know) -> usize {
        let known = |lane: usize, moment: u32| know.now.of(lane) >= moment;
        let written = self.order.iter().rposition(|s| {
            let store = &self.stores[*s];
            known(store.lane, store.moment)
        });
        let read = self.reads.iter().filter(|(lane, moment, _)| known(*lane, *moment));
        let read = read.map(|(_, _, store)| self.place(*store)).max();
        written.unwrap_or(0).max(read.unwrap_or(0))
    }

    /// What somebody knows behind a way of `op` that sees, or writes over, `store`.
    pub fn learned(&self, store: usize, know: &Know, op: &Op, writes: bool) -> Clock {
        let mut now = know.now.clone();
        let order = match op.expects {
            Some(expects) if !writes => Some(expects.failure),
            _ => op.order,
        };
        // A store's order acquires nothing.
        if op.action != crate::op::Action::Store && order.is_some_and(crate::op::Order::acquires) {
            now.join(&self.stores[store].message);
        }
        now
    }

    /// Writes behind the one at `place`: the new one's number.
    pub fn write(&mut self, place: usize, store: Store) -> usize {
        let number = self.stores.len();
        self.stores.push(store);
        self.order.insert(place + 1, number);
        number
    }
}
