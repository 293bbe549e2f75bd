//! What lanes share, as it stands after some steps.

use serde::Serialize;

use super::op::{Action, Note, Object, Op};
use super::played::Played;

/// What kind of thing it is. Page words `thing.<name>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(not(target_family = "wasm"), derive(ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
pub enum Thing {
    /// An atomic.
    Atomic,
    /// Plain data.
    Plain,
    /// A lock.
    Lock,
    /// A condition variable.
    Condvar,
    /// A semaphore.
    Semaphore,
    /// An event.
    Event,
    /// A barrier.
    Barrier,
    /// A queue.
    Queue,
    /// A thread.
    Thread,
}

/// One of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Shared {
    /// Where it is, and its name.
    pub object: Object,
    /// What it is.
    pub thing: Thing,
    /// Its value, or how many are in it, as far as steps have shown.
    pub value: Option<f64>,
    /// Lanes that hold it, or a permit of it.
    pub holders: Vec<usize>,
    /// Lanes that stand in line for a call, the first one first.
    pub line: Vec<usize>,
}

/// All that steps have touched, in the order of the first touch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Objects(Vec<Shared>);

impl Objects {
    /// As they stand after the first `count` steps.
    pub fn after(played: &Played, count: usize) -> Self {
        let mut objects = Self::default();
        for at in 0..count {
            objects.apply(played, at);
        }
        // What lanes are about to touch is there as well, though nothing has happened to it.
        for lane in 0..played.lanes.len() {
            if let Some(op) = next_of(played, lane, count) {
                objects.meet(op);
            }
        }
        objects
    }

    /// All of them.
    pub fn all(&self) -> &[Shared] {
        &self.0
    }

    /// The one at an address.
    pub fn at(&self, address: usize) -> Option<&Shared> {
        self.0.iter().find(|shared| shared.object.address == address)
    }

    fn meet(&mut self, op: &Op) {
        if let Some(object) = op.object {
            self.of(object, thing(op.action));
        }
        if let Some(second) = op.second {
            self.of(second, Thing::Lock);
        }
    }

    fn of(&mut self, object: Object, thing: Thing) -> &mut Shared {
        let known = self.0.iter().position(|shared| shared.object.address == object.address);
        let at = known.unwrap_or_else(|| {
            let (holders, line) = (Vec::new(), Vec::new());
            self.0.push(Shared { object, thing, value: None, holders, line });
            self.0.len() - 1
        });
        &mut self.0[at]
    }

    /// Takes step `at` into account.
    pub fn apply(&mut self, played: &Played, at: usize) {
        let step = &played.steps[at];
        let (op, lane) = (&step.op, step.lane);
        self.meet(op);
        let notes = || played.notes.iter().filter(|(of, _)| *of == at).map(|(_, note)| note);
        let refused = notes().any(|note| *note == Note::Refused);
        // Whoever asked and did not get it is next about to wait for a call.
        let stands = next_of(played, lane, at + 1).is_some_and(|next| {
            matches!(next.action, Action::AwaitCall | Action::AwaitCallOrTimeOut)
                && next.object.map(|o| o.address) == op.object.map(|o| o.address)
        });
        let Some(object) = op.object else { return self.values(notes()) };
        let shared = self.of(object, thing(op.action));
        // What is not the newest is not its value.
        let newest = step.pick == 0 || !op.is_atomic();
        for note in notes().filter(|_| newest) {
            match *note {
                Note::Saw { value } | Note::Left { value } => shared.value = Some(value),
                _ => {}
            }
        }
        let called = notes().find_map(|note| match note {
            Note::Called { count } => Some(*count as usize),
            _ => None,
        });
        match op.action {
            Action::Lock | Action::TryLock | Action::LockOrTimeOut if !refused => {
                shared.holders = vec![lane];
            }
            Action::Unlock | Action::Release => {
                if let Some(mine) = shared.holders.iter().position(|l| *l == lane) {
                    shared.holders.remove(mine);
                }
                if op.action == Action::Release && !shared.line.is_empty() {
                    let next = shared.line.remove(0);
                    shared.holders.push(next);
                }
            }
            Action::Wait => shared.line.push(lane),
            Action::NotifyOne | Action::NotifyAll | Action::Set => {
                let passed = usize::from(step.pick).min(shared.line.len());
                let called = called.unwrap_or(0).min(shared.line.len() - passed);
                shared.line.drain(passed..passed + called);
                if op.action == Action::Set {
                    shared.value = Some(1.0);
                }
            }
            Action::Clear => shared.value = Some(0.0),
            Action::Acquire if stands => shared.line.push(lane),
            Action::Acquire if !refused => shared.holders.push(lane),
            Action::AwaitEvent | Action::Arrive if stands => shared.line.push(lane),
            Action::Arrive => shared.line.clear(),
            Action::Relock
            | Action::RelockOrTimeOut
            | Action::AwaitCall
            | Action::AwaitCallOrTimeOut => shared.line.retain(|l| *l != lane),
            _ => {}
        }
        self.values(notes());
        if let Some(second) = op.second {
            let lock = self.of(second, Thing::Lock);
            lock.holders = if op.action == Action::Wait { Vec::new() } else { vec![lane] };
        }
    }
}

impl Objects {
    /// Quantities of a lab that are called as an object is are that object's.
    fn values<'a>(&mut self, notes: impl Iterator<Item = &'a Note>) {
        for note in notes {
            if let Note::Value { key, value } = note
                && let Some(named) = self.0.iter_mut().find(|s| s.object.name == *key)
            {
                named.value = Some(*value);
            }
        }
    }
}

/// What `lane` is about to do when `count` steps have been taken.
pub fn next_of(played: &Played, lane: usize, count: usize) -> Option<&Op> {
    let later = played.steps[count..].iter().find(|step| step.lane == lane);
    later.map(|step| &step.op).or(played.lanes[lane].next.as_ref())
}

fn thing(action: Action) -> Thing {
    match action {
        Action::Load | Action::Store | Action::ReadModifyWrite => Thing::Atomic,
        Action::Read | Action::Write => Thing::Plain,
        Action::Lock | Action::TryLock | Action::LockOrTimeOut | Action::Unlock => Thing::Lock,
        Action::Wait
        | Action::Relock
        | Action::RelockOrTimeOut
        | Action::NotifyOne
        | Action::NotifyAll => Thing::Condvar,
        Action::Acquire | Action::Release | Action::AwaitPermit => Thing::Semaphore,
        Action::Arrive => Thing::Barrier,
        Action::End | Action::AwaitEnd | Action::AwaitEndOrTimeOut => Thing::Thread,
        Action::Put
        | Action::PutOrTimeOut
        | Action::Get
        | Action::GetOrTimeOut
        | Action::Close
        | Action::TaskDone
        | Action::AwaitDone
        | Action::AwaitQueue => Thing::Queue,
        _ => Thing::Event,
    }
}
