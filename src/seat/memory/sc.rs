//! Whether `SeqCst` accesses and fences have an order that fits: RC11's axiom *psc* (PLDI 2017, section 4).
//!
//! *scb* = sb ∪ sb≠loc; hb; sb≠loc ∪ hb|loc ∪ mo ∪ rb;
//! *psc base* = ([E sc] ∪ [F sc]; hb?); scb; ([E sc] ∪ hb?; [F sc]);
//! *psc F* = [F sc]; (hb ∪ hb; eco; hb); [F sc], with *eco* = (rf ∪ mo ∪ rb)+. Together they have no circle.

use super::cell::Cell;
use super::clock::Clock;
use super::know::Know;
use super::table::Table;
use crate::op::{Action, Op, Order};

/// An access to an atomic, or a fence.
#[derive(Clone, Debug)]
pub(super) struct Event {
    /// Its index among the steps; none (`usize::MAX`) for a fence, which leaves nothing open.
    pub step: usize,
    pub lane: usize,
    pub moment: u32,
    /// What is before it, and itself: see [`Know::met`].
    met: Clock,
    /// What its lane knows behind it.
    clock: Clock,
    /// None for a fence.
    pub address: Option<usize>,
    sc: bool,
    /// The write that it sees, by its number in its cell.
    read: Option<usize>,
    wrote: Option<usize>,
}

impl Event {
    pub fn fence(lane: usize, know: &Know, order: Order) -> Self {
        let sc = order == Order::SeqCst;
        let (moment, met, clock) = (know.now.of(lane), know.met.clone(), know.now.clone());
        let (step, address, read, wrote) = (usize::MAX, None, None, None);
        Self { step, lane, moment, met, clock, address, sc, read, wrote }
    }

    pub fn access(
        step: usize,
        lane: usize,
        know: &Know,
        address: usize,
        order: Order,
        read: Option<usize>,
        wrote: Option<usize>,
    ) -> Self {
        let (address, sc) = (Some(address), order == Order::SeqCst);
        let (moment, met, clock) = (know.now.of(lane), know.met.clone(), know.now.clone());
        Self { step, lane, moment, met, clock, address, sc, read, wrote }
    }

    pub fn reads(&self) -> bool {
        self.read.is_some()
    }

    fn happens_before(&self, other: &Self) -> bool {
        let same = self.lane == other.lane && self.moment == other.moment;
        !same && other.clock.of(self.lane) >= self.moment
    }
}

/// Sets of events for each event.
struct Relation {
    words: usize,
    bits: Vec<u64>,
}

impl Relation {
    fn new(count: usize) -> Self {
        let words = count.div_ceil(64);
        Self { words, bits: vec![0; words * count] }
    }

    fn of(count: usize, holds: impl Fn(usize, usize) -> bool) -> Self {
        let mut relation = Self::new(count);
        for a in 0..count {
            (0..count).filter(|b| holds(a, *b)).for_each(|b| relation.add(a, b));
        }
        relation
    }

    fn add(&mut self, a: usize, b: usize) {
        self.bits[a * self.words + b / 64] |= 1 << (b % 64);
    }

    fn has(&self, a: usize, b: usize) -> bool {
        self.bits[a * self.words + b / 64] >> (b % 64) & 1 == 1
    }

    /// Its transitive closure (Warshall).
    fn closed(mut self) -> Self {
        let count = self.bits.len() / self.words.max(1);
        for middle in 0..count {
            for a in 0..count {
                if self.has(a, middle) {
                    for word in 0..self.words {
                        self.bits[a * self.words + word] |= self.bits[middle * self.words + word];
                    }
                }
            }
        }
        self
    }
}

/// What is asked of each way of a step.
pub(super) struct Check<'a> {
    events: &'a [Event],
    cells: &'a Table<Cell>,
    know: &'a [Know],
    op: &'a Op,
}

impl<'a> Check<'a> {
    /// None where fewer than two have to be in an order: there is no circle of one, for that would break coherence.
    pub fn new(
        events: &'a [Event],
        cells: &'a Table<Cell>,
        know: &'a [Know],
        op: &'a Op,
    ) -> Option<Self> {
        let own = op.order == Some(Order::SeqCst);
        let count = events.iter().filter(|event| event.sc).count() + usize::from(own);
        (count >= 2).then_some(Self { events, cells, know, op })
    }

    /// Whether there is an order with this way of the step: `lane` knows so much behind it, and sees or writes over `store`.
    /// Without `culprit` and what is behind that, where it is given.
    pub fn allows(
        &self,
        lane: usize,
        learned: &Clock,
        store: usize,
        writes: bool,
        culprit: Option<&Event>,
    ) -> bool {
        let Some(object) = self.op.object else { return true };
        let Some(cell) = self.cells.get(object.address) else { return true };
        let reads = self.op.action != Action::Store;
        let order = match self.op.expects {
            Some(expects) if !writes => Some(expects.failure),
            _ => self.op.order,
        };
        let mut clock = learned.clone();
        let moment = clock.tick(lane);
        let new = cell.stores.len();
        let gone = |event: &Event| culprit.is_some_and(|c| event.met.of(c.lane) >= c.moment);
        let mut events: Vec<Event> = self.events.iter().filter(|e| !gone(e)).cloned().collect();
        events.push(Event {
            step: usize::MAX,
            met: Clock::default(),
            lane,
            moment,
            clock,
            address: Some(object.address),
            sc: order == Some(Order::SeqCst),
            read: reads.then_some(store),
            wrote: writes.then_some(new),
        });
        let mut changed = cell.order.clone();
        if writes {
            changed.insert(cell.place(store) + 1, new);
        }
        self.has_no_circle(&events, object.address, &changed)
    }

    fn has_no_circle(&self, events: &[Event], address: usize, changed: &[usize]) -> bool {
        let count = events.len();
        let order_of = |of: usize| {
            if of == address {
                changed
            } else {
                self.cells.get(of).map_or(&[][..], |cell| &cell.order)
            }
        };
        // Of an event, where in modification order what it saw and what it wrote are.
        let place = |store: Option<usize>, of: Option<usize>| {
            order_of(of?).iter().position(|s| Some(*s) == store)
        };
        let places: Vec<_> =
            events.iter().map(|e| (place(e.read, e.address), place(e.wrote, e.address))).collect();
        let same_place = |a: usize, b: usize| {
            events[a].address.is_some() && events[a].address == events[b].address && a != b
        };
        let reads_from = |a: usize, b: usize| {
            same_place(a, b) && places[a].1.is_some() && places[a].1 == places[b].0
        };
        let before =
            |a: Option<usize>, b: Option<usize>| matches!((a, b), (Some(a), Some(b)) if a < b);
        let written_before =
            |a: usize, b: usize| same_place(a, b) && before(places[a].1, places[b].1);
        let read_before = |a: usize, b: usize| same_place(a, b) && before(places[a].0, places[b].1);
        let happens = Relation::of(count, |a, b| events[a].happens_before(&events[b]));
        let scb = |a: usize, b: usize| {
            let (one, other) = (&events[a], &events[b]);
            (one.lane == other.lane && one.moment < other.moment)
                || (happens.has(a, b) && (same_place(a, b) || self.is_far(one, other)))
                || written_before(a, b)
                || read_before(a, b)
        };
        let scb = Relation::of(count, |a, b| a != b && scb(a, b));
        let nodes: Vec<usize> = (0..count).filter(|e| events[*e].sc).collect();
        let is_fence = |e: usize| events[e].address.is_none();
        let eco = (nodes.iter().filter(|e| is_fence(**e)).count() > 1).then(|| {
            Relation::of(count, |a, b| {
                reads_from(a, b) || written_before(a, b) || read_before(a, b)
            })
            .closed()
        });
        let every = 0..count;
        let sources = |e: usize| -> Vec<usize> {
            every.clone().filter(|a| *a == e || (is_fence(e) && happens.has(e, *a))).collect()
        };
        let targets = |e: usize| -> Vec<usize> {
            every.clone().filter(|b| *b == e || (is_fence(e) && happens.has(*b, e))).collect()
        };
        let fences = |a: usize, b: usize| {
            let Some(eco) = eco.as_ref().filter(|_| is_fence(a) && is_fence(b)) else {
                return false;
            };
            let behind = |from: usize| (0..count).any(|to| eco.has(from, to) && happens.has(to, b));
            happens.has(a, b) || (0..count).any(|from| happens.has(a, from) && behind(from))
        };
        let psc = Relation::of(nodes.len(), |i, j| {
            let (a, b) = (nodes[i], nodes[j]);
            let based = || {
                let targets = targets(b);
                sources(a).iter().any(|x| targets.iter().any(|y| scb.has(*x, *y)))
            };
            i != j && (based() || fences(a, b))
        });
        let psc = psc.closed();
        (0..nodes.len()).all(|node| !psc.has(node, node))
    }

    /// *sb≠loc; hb; sb≠loc*: between the two, and on the way from one to the other, each has a step elsewhere.
    fn is_far(&self, one: &Event, other: &Event) -> bool {
        let trail = |lane: usize| &self.know[lane].trail;
        let elsewhere = |at: Option<usize>, of: &Event| of.address.is_none() || at != of.address;
        let first =
            trail(one.lane)[one.moment as usize..].iter().position(|(at, _)| elsewhere(*at, one));
        let before = &trail(other.lane)[..other.moment as usize - 1];
        let last = before.iter().rposition(|(at, _)| elsewhere(*at, other));
        let (Some(first), Some(last)) = (first, last) else { return false };
        let first = one.moment + 1 + first as u32;
        // What is known behind a moment is known as the next one begins.
        let behind =
            trail(other.lane).get(last + 1).map_or(&self.know[other.lane].now, |(_, now)| now);
        behind.of(one.lane) >= first
    }
}
