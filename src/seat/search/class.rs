//! What an execution is, whatever the order of its independent steps, as a number.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::causes::Causes;
use crate::played::Played;
use crate::turn::Id;

pub(super) fn hash(of: &impl Hash) -> u64 {
    let mut hash = DefaultHasher::new();
    of.hash(&mut hash);
    hash.finish()
}

/// Of modification orders, whatever their own order.
pub(super) fn of_orders(orders: &[Vec<Id>]) -> u64 {
    orders.iter().filter(|order| !order.is_empty()).map(hash).fold(0, u64::wrapping_add)
}

/// Of a whole execution: what each step has seen, and what is before it.
pub(super) fn of(played: &Played, causes: &Causes) -> u64 {
    let one = |(at, step): (usize, &crate::Taken)| {
        let pick = (!step.op.is_atomic()).then_some(step.pick);
        hash(&(step.id(), step.from, pick, causes.clock(at)))
    };
    let steps = played.steps.iter().enumerate().map(one).fold(0, u64::wrapping_add);
    steps.wrapping_add(of_orders(&played.orders))
}
