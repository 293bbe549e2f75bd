//! Finds steps that could have come the other way round, and has that tried.

use std::borrow::Cow;

use super::item::{Compare, Item, Node, behind, insert};
use super::look::{Look, Sequence};
use super::plan::Plan;
use crate::causes::Causes;
use crate::memory::Blocked;
use crate::op::{Action, Op};
use crate::played::{Played, Taken};
use crate::turn::{Id, Way};

/// A step that could have come before others: taken, or left as the execution ended.
#[derive(Clone, Copy)]
struct Later {
    /// Its index, or the number of steps.
    at: usize,
    lane: usize,
    op: Op,
    joined: u64,
}

impl Plan {
    /// Those of an execution.
    pub fn look_for_reversals(&mut self, played: &Played, causes: &Causes) {
        let look = Look::new(played, causes);
        let count = played.steps.len();
        for at in 0..count {
            let step = &played.steps[at];
            self.reversals_of(
                &look,
                Later { at, lane: step.lane, op: step.op, joined: step.joined },
            );
        }
        for blocked in &played.blocked {
            let step = &played.steps[blocked.at];
            let (Way::Over(over) | Way::From(over)) = blocked.way else { continue };
            let writes = look.writes(blocked.at, over);
            let orders = look.turned(&[(step.id(), over, writes)]);
            self.plan(&look, (blocked.without, orders), look.unblocked(blocked));
        }
        // Steps that were never taken could have come before others, too.
        for (lane, left) in played.lanes.iter().enumerate() {
            if let Some(op) = left.next {
                let joined =
                    played.steps.iter().rev().find(|s| s.lane == lane).map_or(0, |s| s.joined);
                self.reversals_of(&look, Later { at: count, lane, op, joined });
            }
        }
    }

    fn reversals_of(&mut self, look: &Look<'_>, later: Later) {
        let Look { played, causes, .. } = look;
        let mut known = causes.known(played, later.at, later.lane, later.joined);
        for earlier in (0..later.at).rev() {
            let step = &played.steps[earlier];
            let by = step.lane;
            if by == later.lane || causes.seen(&known, earlier, by) {
                continue;
            }
            let sees = look.sees(later, earlier);
            if look.may_be_turned(earlier, later) {
                self.turn_round(look, earlier, later);
                // Where it had to wait, it may have been able to at a moment before.
                if self.path[earlier].ready >> later.lane & 1 == 1
                    && !look.is_revisit(earlier, later)
                {
                    causes.join(&mut known, earlier);
                }
            }
            if sees {
                causes.join(&mut known, earlier);
            }
        }
    }

    /// Has tried, in place of step `earlier`, what leads to `later` without it.
    fn turn_round(&mut self, look: &Look<'_>, earlier: usize, later: Later) {
        let orders = if look.is_revisit(earlier, later) {
            let steps = &look.played.steps;
            let (first, second) = (&steps[earlier], &steps[later.at]);
            // It is behind what it sees then, and that takes its place where it was behind it.
            let place = (second.id(), first.from, look.writes(later.at, first.from));
            let behind = (first.id(), Some(second.id()), look.writes(earlier, Some(second.id())));
            match look.sees(later, earlier) {
                true => look.turned(&[place, behind]),
                false => look.turned(&[behind]),
            }
        } else {
            Cow::Borrowed(&look.played.orders[..])
        };
        self.plan(look, (earlier, orders), look.without(earlier, later));
    }

    /// Has `sequence` tried in place of step `earlier`, with these modification orders.
    fn plan(
        &mut self,
        look: &Look<'_>,
        (earlier, orders): (usize, Cow<'_, [Vec<Id>]>),
        sequence: Vec<Item>,
    ) {
        let compare = &Sequence { look, at: earlier, orders };
        let frame = &mut self.path[earlier];
        let since = |item: &Item| {
            let depth = item.depth;
            behind(item, &sequence, compare, &|id| look.index(id) < depth)
        };
        if frame.asleep.iter().any(|item| since(item).is_some()) {
            return;
        }
        // Whatever a lane could do here at once has been played.
        let known = |item: &Item| {
            item.way.is_none() && frame.exhausted >> item.lane & 1 == 1 && since(item).is_some()
        };
        if sequence.iter().any(known) {
            return;
        }
        let first = sequence.iter().position(|item| {
            let there = |id| compare.is_before(id);
            let item = compare.placed(item, &there);
            frame.ready >> item.lane & 1 == 1 && behind(&item, &sequence, compare, &there).is_some()
        });
        if let Some(first) = first {
            let mut sequence = sequence;
            sequence[..=first].rotate_right(1);
            insert(&mut frame.tree, &sequence, compare, &mut Vec::new());
            return;
        }
        let planned = |lane: usize, tree: &[Node]| tree.iter().any(|node| node.item.lane == lane);
        for lane in (0..frame.next.len()).filter(|lane| frame.ready >> lane & 1 == 1) {
            if let (Some(op), false) = (frame.next[lane], planned(lane, &frame.tree)) {
                let id = look.next_id(lane, earlier);
                let (writes, against, depth) = (true, None, earlier);
                let item = Item { lane, way: None, op, id, writes, against, depth };
                frame.tree.push(Node::leaf(item));
            }
        }
    }
}

impl Look<'_> {
    /// Whether `later` is an access that sees what step `earlier` has written.
    fn sees(&self, later: Later, earlier: usize) -> bool {
        self.played.weak && later.at < self.played.steps.len() && {
            let from = self.played.steps[later.at].from;
            from.is_some() && from == Some(self.played.steps[earlier].id())
        }
    }

    /// Whether the earlier one is a load that could see what the later one writes.
    fn is_revisit(&self, earlier: usize, later: Later) -> bool {
        let step = &self.played.steps[earlier];
        self.played.weak && step.op.is_atomic() && later.op.is_atomic()
    }

    /// Whether another execution is to be played for the two, and there may be a moment for it.
    fn may_be_turned(&self, earlier: usize, later: Later) -> bool {
        let step = &self.played.steps[earlier];
        if !self.is_revisit(earlier, later) {
            return step.op.depends_on(&later.op) && step.op.may_be_beside(&later.op);
        }
        let same = step.op.object.map(|o| o.address) == later.op.object.map(|o| o.address);
        let Some(later) = self.played.steps.get(later.at).filter(|_| same) else { return false };
        let change = |step: &Taken| step.op.action == Action::ReadModifyWrite;
        match step.op.action {
            Action::Store => false,
            // What one has seen the other one cannot see and change.
            _ if step.wrote && change(later) && later.from == Some(step.id()) => true,
            _ => later.wrote && self.may_see(step, later),
        }
    }

    /// Whether what `later` has written is newer than what `step` must know.
    fn may_see(&self, step: &Taken, later: &Taken) -> bool {
        let order = || self.played.orders.iter().find(|order| order.contains(&later.id()));
        let Some(floor) = step.floor else { return true };
        order().is_some_and(|order| {
            order.iter().position(|id| *id == floor) < order.iter().position(|id| *id == later.id())
        })
    }

    fn item(&self, at: usize) -> Item {
        let step = &self.played.steps[at];
        let way = match step.op.action {
            _ if !(self.played.weak && step.op.is_atomic()) => Way::Nth(step.pick),
            // Over what is told where the step is placed.
            Action::Store => Way::Over(None),
            _ => Way::From(step.from),
        };
        let (lane, op, writes) = (step.lane, step.op, step.wrote);
        Item { lane, way: Some(way), op, id: step.id(), writes, against: None, depth: at }
    }

    /// What leads to `later` without step `earlier` and what comes after that, with `later`, and with the earlier one behind
    /// it where it sees that then.
    fn without(&self, earlier: usize, later: Later) -> Vec<Item> {
        let Self { played, causes, .. } = self;
        let by = played.steps[earlier].lane;
        let revisit = self.is_revisit(earlier, later);
        let kept: Vec<usize> = (earlier + 1..played.steps.len())
            .filter(|k| !causes.is_before(earlier, by, *k) && (revisit || *k != later.at))
            .collect();
        let taken = later.at < played.steps.len() && !kept.contains(&later.at);
        let taken = taken.then_some(later.at);
        let mut sequence: Vec<Item> = Vec::new();
        for at in kept.iter().copied().chain(taken) {
            let mut item = self.item(at);
            let chooses = matches!(
                item.op.action,
                Action::NotifyOne | Action::Relock | Action::RelockOrTimeOut
            );
            if taken == Some(at) && chooses {
                item.way = None;
            }
            // It changes what the earlier one has changed in its place.
            if revisit && at == later.at && self.sees(later, earlier) {
                let from = played.steps[earlier].from;
                item = Item { way: Some(Way::From(from)), writes: self.writes(at, from), ..item };
            }
            sequence.push(item);
        }
        if later.at == played.steps.len() {
            let Later { lane, op, .. } = later;
            let id = self.next_id(lane, later.at);
            let (writes, against, depth) = (true, None, earlier);
            sequence.push(Item { lane, way: None, op, id, writes, against, depth });
        }
        if revisit {
            let id = played.steps[later.at].id();
            let item = self.item(earlier);
            let writes = self.writes(earlier, Some(id));
            sequence.push(Item { way: Some(Way::From(Some(id))), writes, ..item });
        }
        sequence
    }

    /// What leads to a step in a way that another one does not allow, without that one.
    fn unblocked(&self, blocked: &Blocked) -> Vec<Item> {
        let Self { played, causes, .. } = self;
        let Blocked { at, way, without } = *blocked;
        let (by, of) = (played.steps[without].lane, played.steps[at].lane);
        let kept: Vec<usize> = (without + 1..played.steps.len())
            .filter(|k| !causes.is_before(without, by, *k) && !causes.is_before(at, of, *k))
            .collect();
        let mut sequence: Vec<Item> = kept.iter().map(|k| self.item(*k)).collect();
        let against = Some(played.steps[without].id());
        sequence.push(Item { way: Some(way), against, writes: true, ..self.item(at) });
        sequence
    }
}
