//! Transitions as the plan knows them, and trees of those that are to be played.

use crate::op::{Action, Op};
use crate::turn::{Id, Way};

/// A transition: a lane's next step, in one of its ways.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    pub lane: usize,
    /// None for any that there is.
    pub way: Option<Way>,
    pub op: Op,
    /// Which step it is.
    pub id: Id,
    /// Whether it writes to an atomic.
    pub writes: bool,
    /// A step that in one of its ways, and maybe in others, does not allow this one, though they touch different things.
    pub against: Option<Id>,
    /// How many steps were before the moment of which [`Way::Over`] tells.
    pub depth: usize,
}

impl Item {
    /// Whether the order of the two, of different lanes, could matter; `weak` as in [`Played::depends`](crate::Played::depends).
    pub fn depends_on(&self, other: &Self, weak: bool) -> bool {
        let against = |a: &Self, b: &Self| a.against == Some(b.id);
        if against(self, other) || against(other, self) {
            return true;
        }
        // One wait ends by itself in an execution.
        let waits = |i: &Self| matches!(i.op.action, Action::Relock | Action::RelockOrTimeOut);
        let by_itself = |i: &Self| waits(i) && i.way != Some(Way::Nth(0));
        if by_itself(self) && by_itself(other) {
            return true;
        }
        if !(weak && self.op.is_atomic() && other.op.is_atomic()) {
            return self.op.depends_on(&other.op);
        }
        if self.op.object.map(|o| o.address) != other.op.object.map(|o| o.address) {
            return false;
        }
        let sees = |a: &Self, b: &Self| match a.way {
            Some(Way::From(from)) => from == Some(b.id),
            // What it sees is open.
            None => a.op.action != Action::Store && b.writes,
            _ => false,
        };
        // Two read-modify-writes cannot both see the same write.
        let both_change = || {
            let changes =
                |i: &Self| i.op.action == Action::ReadModifyWrite && (i.writes || i.way.is_none());
            let same = self.way == other.way || self.way.is_none() || other.way.is_none();
            changes(self) && changes(other) && same
        };
        sees(self, other) || sees(other, self) || both_change()
    }
}

/// A transition to be played, and what is to be played behind it; nothing for whatever there is.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub item: Item,
    pub below: Vec<Node>,
}

impl Node {
    pub fn leaf(item: Item) -> Self {
        Self { item, below: Vec::new() }
    }
}

/// Compares transitions that were met in different executions.
pub(super) trait Compare {
    /// Whether the order of the two, of different lanes, could matter.
    fn depends(&self, one: &Item, other: &Item) -> bool;

    /// Whether a transition is that of a sequence, in the same way; `there` are the steps of which its way tells.
    fn is_same(&self, one: &Item, of_sequence: &Item, there: &dyn Fn(Id) -> bool) -> bool;

    /// A transition of a sequence where these steps are there.
    fn placed(&self, item: &Item, there: &dyn Fn(Id) -> bool) -> Item;

    /// Whether a step is before the moment at which the sequence begins.
    fn is_before(&self, id: Id) -> bool;
}

/// What is left of `sequence` behind `item`, if it could be its first transition (the *weak initials*); none if not.
pub(super) fn behind(
    item: &Item,
    sequence: &[Item],
    compare: &impl Compare,
    there: &dyn Fn(Id) -> bool,
) -> Option<Vec<Item>> {
    let at = sequence.iter().position(|other| other.lane == item.lane);
    let before = &sequence[..at.unwrap_or(sequence.len())];
    let moved = match at {
        Some(at) if compare.is_same(item, &sequence[at], there) => &sequence[at],
        Some(_) => return None,
        None => item,
    };
    if before.iter().any(|other| compare.depends(moved, other)) {
        return None;
    }
    let left = sequence.iter().enumerate().filter(|(k, _)| Some(*k) != at);
    Some(left.map(|(_, item)| *item).collect())
}

/// Adds `sequence` to what is to be played behind `above`, unless that leads to an equivalent execution already.
pub(super) fn insert(
    children: &mut Vec<Node>,
    sequence: &[Item],
    compare: &impl Compare,
    above: &mut Vec<Id>,
) {
    for child in children.iter_mut() {
        let there = |id: Id| compare.is_before(id) || above.contains(&id);
        if let Some(left) = behind(&child.item, sequence, compare, &there) {
            if !child.below.is_empty() && !left.is_empty() {
                above.push(child.item.id);
                insert(&mut child.below, &left, compare, above);
            }
            return;
        }
    }
    let mut chain = Vec::new();
    for item in sequence {
        // A store is over whatever is there by then.
        chain.push(compare.placed(item, &|id| compare.is_before(id) || above.contains(&id)));
        above.push(item.id);
    }
    children
        .extend(chain.into_iter().rev().fold(Vec::new(), |below, item| vec![Node { item, below }]));
}
