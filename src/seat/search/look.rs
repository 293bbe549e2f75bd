//! Executions that are looked at, and sequences that are to be tried in their place.

use std::borrow::Cow;

use super::item::{Compare, Item};
use crate::causes::Causes;
use crate::op::{Action, Op};
use crate::played::{Played, Taken};
use crate::turn::{Id, Way};

/// An execution that is looked at.
pub(super) struct Look<'a> {
    pub played: &'a Played,
    pub causes: &'a Causes,
    /// Where in it the steps of each lane are.
    index: Vec<Vec<usize>>,
}

/// A sequence that is to be tried in place of a step of an execution.
pub(super) struct Sequence<'a> {
    pub look: &'a Look<'a>,
    /// The step.
    pub at: usize,
    /// For each atomic, its writes in modification order, as the sequence has it.
    pub orders: Cow<'a, [Vec<Id>]>,
}

impl<'a> Look<'a> {
    pub fn new(played: &'a Played, causes: &'a Causes) -> Self {
        let mut index = vec![Vec::new(); played.lanes.len()];
        played.steps.iter().enumerate().for_each(|(at, step)| index[step.lane].push(at));
        Self { played, causes, index }
    }

    fn at(&self, id: Id) -> Option<usize> {
        self.index.get(id.lane)?.get(id.nth as usize).copied()
    }

    /// Where in the execution a step is.
    pub fn index(&self, id: Id) -> usize {
        self.at(id).unwrap_or(usize::MAX)
    }

    /// Which step is a lane's next, behind the first `at`.
    pub fn next_id(&self, lane: usize, at: usize) -> Id {
        let nth = self.played.steps[..at].iter().filter(|step| step.lane == lane).count() as u32;
        Id { lane, nth }
    }

    /// A transition as it is in this execution, where things may lie elsewhere than in the one that it was met in; none where it has
    /// not been met here.
    fn here(&self, item: &Item) -> Option<Item> {
        let left = |lane: usize| self.played.lanes.get(lane).and_then(|left| left.next);
        let op = match self.at(item.id) {
            Some(at) => self.played.steps[at].op,
            None => left(item.lane)
                .filter(|_| self.next_id(item.lane, self.played.steps.len()) == item.id)?,
        };
        (op.action == item.op.action && op.at == item.op.at).then_some(Item { op, ..*item })
    }

    /// Whether step `at` writes where it sees, or is over, the write of `from`.
    pub fn writes(&self, at: usize, from: Option<Id>) -> bool {
        let Self { played, .. } = self;
        let step = &played.steps[at];
        let Some(expects) = step.op.expects else { return step.op.action != Action::Load };
        if from == step.from {
            return step.wrote;
        }
        // The initial value is known to whoever saw it.
        let saw_initial = |other: &&Taken| {
            let address = |op: &Op| op.object.map(|o| o.address);
            address(&other.op) == address(&step.op)
                && other.from.is_none()
                && other.op.action != Action::Store
        };
        let value = match from.and_then(|from| self.at(from)) {
            Some(at) => Some(played.steps[at].values[1]),
            None => played.steps.iter().find(saw_initial).map(|other| other.values[0]),
        };
        value.is_none_or(|value| value == expects.value)
    }

    /// Modification orders where writes to one atomic are behind others, or are none any more.
    pub fn turned(&self, writes: &[(Id, Option<Id>, bool)]) -> Cow<'_, [Vec<Id>]> {
        let mut orders = self.played.orders.clone();
        let all = |id: &Id| writes.iter().any(|(one, other, _)| one == id || *other == Some(*id));
        if let Some(order) = orders.iter_mut().find(|order| order.iter().any(all)) {
            for (id, over, writes) in writes {
                order.retain(|other| other != id);
                if *writes {
                    let at = over.and_then(|over| order.iter().position(|other| *other == over));
                    order.insert(at.map_or(0, |at| at + 1), *id);
                }
            }
        }
        Cow::Owned(orders)
    }
}

impl Sequence<'_> {
    /// What a store is over, of the writes that are there.
    fn over(&self, id: Id, there: &dyn Fn(Id) -> bool) -> Option<Id> {
        let order = self.orders.iter().find(|order| order.contains(&id))?;
        let before = order.iter().take_while(|other| **other != id);
        before.filter(|other| there(**other)).last().copied()
    }
}

impl Compare for Sequence<'_> {
    fn depends(&self, one: &Item, other: &Item) -> bool {
        match (self.look.here(one), self.look.here(other)) {
            (Some(one), Some(other)) => one.depends_on(&other, self.look.played.weak),
            // Who knows.
            _ => true,
        }
    }

    fn is_same(&self, one: &Item, of_sequence: &Item, there: &dyn Fn(Id) -> bool) -> bool {
        match (one.way, of_sequence.way) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(Way::Over(over)), Some(Way::Over(_))) => over == self.over(of_sequence.id, there),
            (one, other) => one == other,
        }
    }

    fn placed(&self, item: &Item, there: &dyn Fn(Id) -> bool) -> Item {
        match item.way {
            Some(Way::Over(_)) => {
                Item { way: Some(Way::Over(self.over(item.id, there))), depth: usize::MAX, ..*item }
            }
            _ => *item,
        }
    }

    fn is_before(&self, id: Id) -> bool {
        self.look.index(id) < self.at
    }
}
