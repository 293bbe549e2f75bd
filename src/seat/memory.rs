//! What each lane knows, and so what a load may see.
//!
//! # The model
//! An execution is a graph: the steps of each lane in their order (*po*), which write each load sees (*rf*), and for each
//! atomic an order of its writes (*mo*). Allowed are the graphs of RC11 (Lahav, Vafeiadis, Kang, Hur, Dreyer, *Repairing
//! Sequential Consistency in C/C++11*, PLDI 2017), whose axioms are checked as the graph grows:
//!
//! * *coherence*: a load sees nothing older than a write that happens before it, or than what a read before it saw; a store
//!   goes behind all of those;
//! * *atomicity*: nothing comes between a read-modify-write and the write that it sees;
//! * *SC*: `SeqCst` accesses and fences are in an order that fits what was seen ([`sc`]);
//! * *no thin air*: *po* and *rf* together have no circle. That holds because steps are taken one after another, and
//!   it is what cannot be shown: *load buffering*, where each of two loads sees the write that comes after the other load. C++ and Rust
//!   allow that for `Relaxed`; compilers and some processors do it.
//!
//! Release sequences are those of C++20 (and Rust): the store and read-modify-writes that continue it, not later stores of the same thread.
//!
//! # Why a graph
//! Two other models were tried, each as a small machine of which all states were visited, on the 253 tests of `tests/seat/litmus.txt` that
//! have no plain data:
//!
//! | model | right verdicts | shows what is forbidden | misses what is allowed |
//! |---|--:|--:|--:|
//! | store buffers, one for each thread (TSO) | 158 | 0 | 95 |
//! | store buffers, one for each location of a thread (PSO) | 177 | 0 | 76 |
//! | views (*A Promising Semantics*, POPL 2017, without promises) | 220 | 30 | 3 |
//! | the graph of RC11 | 253 | 0 | 0 |
//!
//! Buffers keep loads in order, and all threads see a store at once: no IRIW, no message passing that fails at the reader. Views have no
//! `SeqCst` accesses, only fences: what they show too much needs those, and the three they miss need the release sequences of C++20.
//!
//! Plain data, locks and all else are sequentially consistent: two accesses to plain data that nothing orders are reported
//! as a [data race](Race), whatever they see. Happens-before is told by vector clocks, as in FastTrack (Flanagan and Freund, PLDI 2009).

mod cell;
mod clock;
mod know;
mod sc;
mod table;

use super::op::{Action, Object, Op, Order};
use super::turn::{Id, Open, Way};
use cell::{Cell, INITIAL};
use clock::Clock;
use know::{Know, Seen};
use sc::Event;
use table::Table;

/// Two steps that race for plain data.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Race {
    /// For what.
    pub object: Object,
    /// The earlier one's index.
    pub earlier: usize,
    /// The later one's.
    pub later: usize,
}

/// A way of a step that the order of `SeqCst` does not allow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Blocked {
    /// The step's index.
    pub at: usize,
    /// The way.
    pub way: Way,
    /// Index of a step, not before that one, without which it would be allowed.
    pub without: usize,
}

/// A step that touches plain data: its index, its lane, and which one of that lane's moments it is.
type Touch = (usize, usize, u32);

#[derive(Clone, Debug, Default)]
struct Touches {
    write: Option<Touch>,
    /// Since the last write.
    reads: Vec<Touch>,
}

/// What an access to an atomic came to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Accessed {
    /// The value that was seen.
    pub seen: u64,
    /// Who wrote that; none for the initial value.
    pub from: Option<Id>,
    /// The oldest that it could have seen; none for the initial value.
    pub floor: Option<Id>,
    /// The value that was written, if one was.
    pub wrote: Option<u64>,
    /// Whether that is the newest.
    pub newest: bool,
}

/// The order of `SeqCst`, by reference: the code of labs that are never steered does not contain it then.
#[derive(Clone, Copy, Debug)]
struct Rules {
    allows: fn(&sc::Check<'_>, usize, &Clock, usize, bool, Option<&Event>) -> bool,
    blocked: fn(&Memory, usize, usize, &Op) -> Vec<Blocked>,
}

/// The memory of one execution.
#[derive(Clone, Debug, Default)]
pub(crate) struct Memory {
    /// Whether loads may see what is old. Otherwise memory is sequentially consistent.
    pub weak: bool,
    know: Vec<Know>,
    /// What whoever meets at a lock, a queue and the like learns there.
    objects: Table<Clock>,
    /// What has been there before: see [`Know::met`].
    meetings: Table<Clock>,
    cells: Table<Cell>,
    /// Of atomics that are there no more, the writes in modification order.
    gone: Vec<Vec<Id>>,
    plain: Table<Touches>,
    /// How often others than atomics have been changed.
    changes: Table<u32>,
    events: Vec<Event>,
    rules: Option<Rules>,
    /// Ways that were not open for the order of `SeqCst` alone; none where nobody wants to know them.
    pub blocked: Option<Vec<Blocked>>,
    /// Whether an atomic came after the end of another one, and may lie where that was.
    pub renewed: bool,
    /// The last step, what it learns being open until it is known whether it got what it wanted.
    learns: Option<(usize, Op)>,
    /// The first data race.
    pub race: Option<Race>,
}

impl Memory {
    /// That of an execution that begins with one lane.
    pub fn new(weak: bool) -> Self {
        let rules = Some(Rules {
            allows: |check, lane, learned, store, writes, without| {
                check.allows(lane, learned, store, writes, without)
            },
            blocked: Self::blocked,
        });
        let blocked = weak.then(Vec::new);
        Self { weak, know: vec![Know::default()], rules, blocked, ..Self::default() }
    }

    /// That of a part of an execution, where loads may see what is old.
    pub fn unexplained() -> Self {
        Self { blocked: None, ..Self::new(true) }
    }

    /// A lane more, which knows what `by` knows.
    pub fn start(&mut self, by: usize) {
        self.settle(false);
        self.know[by].pass(by, None, self.weak);
        let Know { now, met, .. } = &self.know[by];
        self.know.push(Know { now: now.clone(), met: met.clone(), ..Know::default() });
    }

    /// `lane` has waited for the end of `lanes` (bits).
    pub fn join(&mut self, lane: usize, lanes: u64) {
        self.settle(false);
        for ended in (0..self.know.len()).filter(|l| lanes >> l & 1 == 1) {
            let (known, met) = (self.know[ended].now.clone(), self.know[ended].met.clone());
            self.know[lane].now.join(&known);
            self.know[lane].met.join(&met);
        }
        let weak = self.weak;
        self.know[lane].pass(lane, None, weak);
    }

    /// `lane` takes step `at`.
    pub fn step(&mut self, lane: usize, at: usize, op: &Op) {
        self.settle(false);
        let weak = self.weak;
        let know = &mut self.know[lane];
        let moment = know.pass(lane, op.object.map(|o| o.address), weak);
        match op.action {
            Action::Fence => self.fence(lane, op.order.unwrap_or(Order::SeqCst)),
            Action::Read | Action::Write => self.touch((at, lane, moment), op),
            Action::Spin => self.spin(lane),
            // What an access to an atomic does is known when it is made.
            _ if op.is_atomic() => return,
            _ => {
                self.meet(lane, op);
                self.release(lane, op);
                self.learns = Some((lane, *op));
            }
        }
        if op.writes() {
            op.addresses().for_each(|a| *self.changes.or_insert_with(a, || 0) += 1);
        }
        for address in op.addresses() {
            let changes = self.changes.get(address).copied().unwrap_or(0);
            self.know[lane].round.push((address, Seen::Changes(changes)));
        }
    }

    fn meet(&mut self, lane: usize, op: &Op) {
        let met = &mut self.know[lane].met;
        for address in op.addresses().filter(|_| self.weak) {
            let meeting = self.meetings.or_insert_with(address, Clock::default);
            met.join(meeting);
            meeting.clone_from(met);
        }
    }

    /// The last step is over; `refused` if it did not get what it wanted.
    pub fn settle(&mut self, refused: bool) {
        let Some((lane, op)) = self.learns.take() else { return };
        let acquires = match op.action {
            Action::Unlock | Action::Wait => false,
            Action::Lock | Action::TryLock | Action::LockOrTimeOut => !refused,
            // Everything else orders those who meet at it, as their inner locks do.
            _ => true,
        };
        for address in op.addresses().filter(|_| acquires) {
            if let Some(clock) = self.objects.get(address) {
                self.know[lane].now.join(clock);
            }
        }
        if acquires {
            self.release(lane, &op);
        }
    }

    fn release(&mut self, lane: usize, op: &Op) {
        let first = usize::from(op.action == Action::Wait);
        if matches!(op.action, Action::Lock | Action::TryLock | Action::LockOrTimeOut) {
            return;
        }
        for object in [op.object, op.second].into_iter().skip(first).flatten() {
            self.objects.or_insert_with(object.address, Clock::default).join(&self.know[lane].now);
        }
    }

    fn fence(&mut self, lane: usize, order: Order) {
        let know = &mut self.know[lane];
        if order.acquires() {
            let later = know.later.clone();
            know.now.join(&later);
        }
        if order.releases() {
            know.fence = know.now.clone();
        }
        if self.weak {
            self.events.push(Event::fence(lane, know, order));
        }
    }

    fn touch(&mut self, touch: Touch, op: &Op) {
        let (at, lane, _) = touch;
        let Some(object) = op.object else { return };
        let now = &self.know[lane].now;
        let touches = self.plain.or_insert_with(object.address, Touches::default);
        let writes = op.action == Action::Write;
        let others = touches.write.iter().chain(touches.reads.iter().filter(|_| writes));
        let unordered = others.copied().find(|(_, by, moment)| now.of(*by) < *moment);
        if let (Some((earlier, ..)), None) = (unordered, self.race) {
            self.race = Some(Race { object, earlier, later: at });
        }
        match writes {
            true => *touches = Touches { write: Some(touch), reads: Vec::new() },
            false => touches.reads.push(touch),
        }
    }

    /// Whether something that `lane` has looked at since it last went round its loop is not any more what it saw;
    /// none where it looked at nothing.
    pub fn has_changed(&self, lane: usize) -> Option<bool> {
        let round = &self.know[lane].round;
        let changed = |(address, seen): &(usize, Seen)| match seen {
            Seen::Changes(count) => self.changes.get(*address).copied().unwrap_or(0) != *count,
            Seen::Store(store) => {
                self.cells.get(*address).is_some_and(|cell| !cell.is_newest(*store))
            }
        };
        (!round.is_empty()).then(|| round.iter().any(changed))
    }

    /// Nobody sees the same old value for ever: of what has changed, the next round sees something newer.
    fn spin(&mut self, lane: usize) {
        let round = std::mem::take(&mut self.know[lane].round);
        for (address, seen) in round {
            if let (Seen::Store(store), Some(cell)) = (seen, self.cells.get(address))
                && !cell.is_newest(store)
            {
                self.know[lane].newer.set(address, store);
            }
        }
    }

    /// There is something else at `address` from now on.
    pub fn forget(&mut self, address: usize) {
        self.gone.extend(self.cells.remove(address).map(|cell| cell.ids()));
        self.plain.remove(address);
        self.objects.remove(address);
    }

    /// In which ways `lane` can do `op`, an access to an atomic, the usual one first.
    pub fn open(&self, lane: usize, op: &Op) -> Vec<Open> {
        let usual = || vec![Open { pick: 0, way: Way::Nth(0), value: None, writes: op.writes() }];
        let Some(object) = op.object.filter(|_| self.weak && op.is_atomic()) else {
            return usual();
        };
        let Some(cell) = self.cells.get(object.address) else {
            let way = if op.action == Action::Store { Way::Over(None) } else { Way::From(None) };
            return vec![Open { way, ..usual()[0] }];
        };
        let know = &self.know[lane];
        let sc = sc::Check::new(&self.events, &self.cells, &self.know, op);
        let fits = |(open, store): &(Open, usize)| {
            let learned = || cell.learned(*store, know, op, open.writes);
            let allows = |check: &sc::Check<'_>| {
                let allows = |rules: Rules| {
                    (rules.allows)(check, lane, &learned(), *store, open.writes, None)
                };
                self.rules.is_none_or(allows)
            };
            open.pick == 0 || sc.as_ref().is_none_or(allows)
        };
        cell.coherent(know, op).filter(fits).map(|(open, _)| open).collect()
    }

    /// The ways of `lane` to do `op`, step `at`, that coherence allows and the order of `SeqCst` does not, and each of the moments
    /// without which that would, of events that are not before it.
    fn blocked(&self, lane: usize, at: usize, op: &Op) -> Vec<Blocked> {
        let cell = op.object.and_then(|object| self.cells.get(object.address));
        let check = sc::Check::new(&self.events, &self.cells, &self.know, op);
        let (Some(cell), Some(check)) = (cell, check) else { return Vec::new() };
        let know = &self.know[lane];
        let mut blocked = Vec::new();
        for (open, store) in cell.coherent(know, op) {
            let learned = cell.learned(store, know, op, open.writes);
            if open.pick == 0 || check.allows(lane, &learned, store, open.writes, None) {
                continue;
            }
            let mut met = know.met.clone();
            met.join(&cell.stores[store].met);
            let culprits = self.events.iter().filter(|event| event.step != usize::MAX);
            // Those that could have come about otherwise: a load, or a store that could be elsewhere among others.
            let moves = |event: &sc::Event| match event.reads() {
                true => true,
                false => {
                    event.address != op.object.map(|o| o.address) && self.has_rivals(event.address)
                }
            };
            let culprits =
                culprits.filter(|event| met.of(event.lane) < event.moment && moves(event));
            for culprit in culprits {
                if check.allows(lane, &learned, store, open.writes, Some(culprit)) {
                    blocked.push(Blocked { at, way: open.way, without: culprit.step });
                }
            }
        }
        blocked
    }

    /// Whether an atomic has been written to more than once.
    fn has_rivals(&self, address: Option<usize>) -> bool {
        address.and_then(|a| self.cells.get(a)).is_some_and(|cell| cell.stores.len() > 2)
    }

    /// Makes an access, step `at` (`id`), to an atomic that holds `real` where nothing is known of it: `change`
    /// is what it writes, told what it sees; none for nothing.
    pub fn access(
        &mut self,
        (at, id): (usize, Id),
        op: &Op,
        pick: u8,
        real: u64,
        change: &mut dyn FnMut(u64) -> Option<u64>,
    ) -> Accessed {
        let lane = id.lane;
        let address = op.object.map_or(0, |object| object.address);
        if let (Some(rules), true) = (self.rules, self.blocked.is_some()) {
            let now = (rules.blocked)(self, lane, at, op);
            self.blocked.iter_mut().for_each(|blocked| blocked.extend(&now));
        }
        self.renewed |= !self.gone.is_empty() && self.cells.get(address).is_none();
        let cell = self.cells.or_insert_with(address, || Cell::new(real));
        let place = (cell.order.len() - 1).saturating_sub(usize::from(pick));
        let store = cell.order[place];
        let seen = cell.stores[store].value;
        let know = &mut self.know[lane];
        let floor =
            if self.weak { cell.stores[cell.order[cell.floor_of(know, op)]].id } else { None };
        let wrote = change(seen);
        let reads = op.action != Action::Store;
        let order = match (wrote, op.expects) {
            (None, Some(expects)) => expects.failure,
            _ => op.order.unwrap_or(Order::SeqCst),
        };
        if reads {
            know.met.join(&cell.stores[store].met);
            let message = &cell.stores[store].message;
            if order.acquires() { know.now.join(message) } else { know.later.join(message) }
        }
        let moment = know.now.of(lane);
        let mut left = store;
        if let Some(value) = wrote {
            let mut message = if order.releases() { know.now.clone() } else { know.fence.clone() };
            if reads {
                message.join(&cell.stores[store].message);
            }
            left = cell.write(
                place,
                cell::Store {
                    id: Some(id),
                    lane,
                    moment,
                    value,
                    message,
                    met: know.met.clone(),
                    follows: reads,
                },
            );
        }
        if reads {
            cell.reads.push((lane, moment, store));
        }
        know.round.push((address, Seen::Store(left)));
        let newest = cell.is_newest(left);
        let from = cell.stores[store].id;
        if self.weak {
            let read = reads.then_some(store);
            let written = wrote.map(|_| left);
            self.events.push(Event::access(at, lane, know, address, order, read, written));
        }
        Accessed { seen, from: from.filter(|_| reads && store != INITIAL), floor, wrote, newest }
    }

    /// Of the writes to the atomic of `op`, the newest that is no newer than `id` and that is `known`.
    pub fn at_or_before(&self, op: &Op, id: Id, known: &dyn Fn(&Id) -> bool) -> Option<Id> {
        let cell = self.cells.get(op.object?.address)?;
        let ids = cell.order.iter().filter_map(|store| cell.stores[*store].id);
        let mut found = None;
        for write in ids {
            if known(&write) {
                found = Some(write);
            }
            if write == id {
                return found;
            }
        }
        None
    }

    /// For each atomic, its writes in modification order.
    pub fn orders(&self) -> Vec<Vec<Id>> {
        self.cells.values().map(Cell::ids).chain(self.gone.iter().cloned()).collect()
    }
}
