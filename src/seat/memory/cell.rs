//! An atomic: its writes in modification order, and who has seen which.

use super::clock::Clock;
use super::know::Know;
use crate::op::{Action, Op, Order};
use crate::turn::{Id, Open, Way};

/// The first write of every cell: the value that it began with.
pub(super) const INITIAL: usize = 0;

#[derive(Clone, Debug)]
pub(super) struct Store {
    /// None for the initial value.
    pub id: Option<Id>,
    pub lane: usize,
    pub moment: u32,
    /// As bits.
    pub value: u64,
    /// What whoever acquires it learns.
    pub message: Clock,
    /// What is before it, and itself: see [`Know::met`].
    pub met: Clock,
    /// Whether it is a read-modify-write's, which nothing may come before that does not come before what that saw.
    pub follows: bool,
}

#[derive(Clone, Debug)]
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
        let (message, met) = (Clock::default(), Clock::default());
        let initial = Store { id: None, lane: 0, moment: 0, value, message, met, follows: false };
        Self { stores: vec![initial], order: vec![INITIAL], reads: Vec::new() }
    }

    /// Where in modification order a write is.
    pub fn place(&self, store: usize) -> usize {
        self.order.iter().rposition(|s| *s == store).unwrap_or(0)
    }

    /// The writes in modification order, but the initial one.
    pub fn ids(&self) -> Vec<Id> {
        self.order.iter().filter_map(|store| self.stores[*store].id).collect()
    }

    pub fn is_newest(&self, store: usize) -> bool {
        self.order.last() == Some(&store)
    }

    /// Whether the next write behind this place is a read-modify-write that saw the one here.
    pub fn is_followed(&self, place: usize) -> bool {
        self.order.get(place + 1).is_some_and(|next| self.stores[*next].follows)
    }

    /// The oldest place that `op` of whoever knows so much may still see, or write behind.
    pub fn floor_of(&self, know: &Know, op: &Op) -> usize {
        let newer = op.object.and_then(|object| know.newer.get(object.address));
        let newer = newer.filter(|_| op.action != Action::Store);
        self.floor(know).max(newer.map_or(0, |store| self.place(*store) + 1))
    }

    fn floor(&self, know: &Know) -> usize {
        let known = |lane: usize, moment: u32| know.now.of(lane) >= moment;
        let written = self.order.iter().rposition(|s| {
            let store = &self.stores[*s];
            known(store.lane, store.moment)
        });
        let read = self.reads.iter().filter(|(lane, moment, _)| known(*lane, *moment));
        let read = read.map(|(_, _, store)| self.place(*store)).max();
        written.unwrap_or(0).max(read.unwrap_or(0))
    }

    /// The ways in which whoever knows so much can do `op` as far as this cell alone decides, and the write that is seen, or
    /// written over: the newest first.
    pub fn coherent(&self, know: &Know, op: &Op) -> impl Iterator<Item = (Open, usize)> {
        let last = self.order.len() - 1;
        let reads = op.action != Action::Store;
        let newer = || op.object.and_then(|object| know.newer.get(object.address));
        let newer = newer().filter(|_| reads).map_or(0, |store| self.place(*store) + 1);
        let (action, expects) = (op.action, op.expects);
        (self.floor(know).max(newer)..=last).rev().filter_map(move |place| {
            let pick = u8::try_from(last - place).ok()?;
            let number = self.order[place];
            let Store { id, value, .. } = self.stores[number];
            let (way, value, writes) = match action {
                Action::Store => (Way::Over(id), None, true),
                Action::Load => (Way::From(id), Some(value), false),
                _ => (Way::From(id), Some(value), expects.is_none_or(|e| e.value == value)),
            };
            let free = !(writes && self.is_followed(place));
            free.then_some((Open { pick, way, value, writes }, number))
        })
    }

    /// What somebody knows behind a way of `op` that sees, or writes over, `store`.
    pub fn learned(&self, store: usize, know: &Know, op: &Op, writes: bool) -> Clock {
        let mut now = know.now.clone();
        let order = match op.expects {
            Some(expects) if !writes => Some(expects.failure),
            _ => op.order,
        };
        // A store's order acquires nothing.
        if op.action != Action::Store && order.is_some_and(Order::acquires) {
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
