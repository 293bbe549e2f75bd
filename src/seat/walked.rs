//! An execution as it is told.

use std::collections::BTreeMap;

use super::ending::waits;
use super::items::{Items, Listed};
use super::objects::{Objects, Shared, Thing, next_of};
use super::op::{Action, Note, Object, Op};
use super::played::{LaneEnd, Played, lanes_of};
use super::report::{Ending, Walk, WalkLane, WalkObject, WalkOp, WalkOpen, WalkStep};
use super::turn::Open;

/// What the page is told of an execution.
pub fn walked(played: &Played, ending: Option<Ending>, astray: Option<u32>) -> Walk {
    let count = played.steps.len();
    let objects = Objects::after(played, count);
    let index = |o: Option<Object>| {
        let address = o?.address;
        objects.all().iter().position(|s| s.object.address == address).map(|at| at as u32)
    };
    let op = |op: &Op| WalkOp {
        action: op.action,
        object: index(op.object),
        second: index(op.second),
        order: op.order,
        file: op.at.file.replace('\\', "/"),
        line: op.at.line,
    };
    let mut notes: Vec<Vec<Note>> = vec![Vec::new(); count];
    let mut values = BTreeMap::new();
    for (at, note) in &played.notes {
        if let Note::Value { key, value } = note {
            values.insert((*key).to_owned(), *value);
        }
        if let Some(of) = notes.get_mut(*at) {
            of.push(*note);
        }
    }
    let numbers = |of: &[usize]| of.iter().map(|number| *number as u32).collect::<Vec<_>>();
    let mut joined = vec![0; played.lanes.len()];
    let steps = played.steps.iter().zip(notes).map(|(step, notes)| {
        let ended = step.joined & !std::mem::replace(&mut joined[step.lane], step.joined);
        WalkStep {
            lane: step.lane as u32,
            pick: u32::from(step.pick),
            what: op(&step.op),
            notes,
            now_ms: step.now,
            ready: numbers(&lanes_of(step.ready)),
            joined: numbers(&played.ended_behind(ended)),
        }
    });
    let blocked = |lane: usize| {
        let left = &played.lanes[lane];
        (left.next.is_some() && !left.ready).then(|| waits(played, &objects, lane, count)).flatten()
    };
    let weak = played.steps.iter().any(|step| step.op.is_weak());
    let lanes = (0..played.lanes.len()).map(|lane| {
        let left = &played.lanes[lane];
        let waits = blocked(lane);
        WalkLane {
            next: next_of(played, lane, count).map(op),
            ready: left.ready,
            open: open(left, weak, &objects),
            over: left.over,
            steps: played.steps.iter().filter(|s| s.lane == lane).count() as u32,
            started: numbers(&played.started_behind(lane)),
            waits_for: waits.as_ref().and_then(|w| w.object).map(|at| at as u32),
            holders: waits.map(|w| numbers(&w.holders)).unwrap_or_default(),
            task: left.task,
            locals: played.locals.get(lane).filter(|_| !left.over).cloned().unwrap_or_default(),
        }
    });
    let lanes: Vec<WalkLane> = lanes.collect();
    let shared = objects.all().iter().enumerate().map(|(at, s)| WalkObject {
        name: s.object.name.to_owned(),
        thing: s.thing,
        value: value(played, s),
        items: content(played, s),
        holders: numbers(&s.holders),
        line: numbers(&s.line),
        waiting: (0..lanes.len() as u32)
            .filter(|lane| lanes[*lane as usize].waits_for == Some(at as u32))
            .collect(),
    });
    let (unmet, lists) = beside(played, &objects);
    Walk {
        steps: steps.collect(),
        objects: shared.chain(unmet).collect(),
        lanes,
        values,
        lists,
        ending,
        astray,
        now_ms: played.now,
    }
}

/// What is open in a lane's next step. A `SeqCst` load sees what is old only where accesses that are not leave it that.
fn open(left: &LaneEnd, weak: bool, objects: &Objects) -> Vec<WalkOpen> {
    let Some(op) = left.next else { return Vec::new() };
    let line = op.object.and_then(|object| objects.at(object.address)).map_or(&[][..], |s| &s.line);
    let one = |open: &Open| WalkOpen {
        pick: u32::from(open.pick),
        // Numbers that labs keep in atomics are exact as this.
        value: open.value.map(|bits| bits as f64),
        wakes: match op.action {
            Action::NotifyOne => line.get(usize::from(open.pick)).map(|lane| *lane as u32),
            _ => None,
        },
    };
    let usual = left.open.len() < 2 && left.open.iter().all(|open| open.pick == 0);
    match usual || (op.is_atomic() && !weak && !op.is_weak()) {
        true => Vec::new(),
        false => left.open.iter().map(one).collect(),
    }
}

/// Whether a list is the content of an object.
fn is_in(list: &Listed, shared: &Shared) -> bool {
    match list.address {
        Some(address) => address == shared.object.address,
        None => list.key == shared.object.name,
    }
}

fn content(played: &Played, shared: &Shared) -> Option<Items> {
    played.lists.iter().find(|list| is_in(list, shared)).map(|list| list.items.clone())
}

/// Of a queue's length more may be known than steps that touched it have shown.
fn value(played: &Played, shared: &Shared) -> Option<f64> {
    let count = || Some(content(played, shared)?.count() as f64);
    shared.value.or_else(|| if shared.thing == Thing::Queue { count() } else { None })
}

/// Queues that nobody has had to wait for, as it is with tasks, and lists that are no object's.
fn beside(played: &Played, objects: &Objects) -> (Vec<WalkObject>, BTreeMap<String, Items>) {
    let of_none = |list: &&Listed| !objects.all().iter().any(|shared| is_in(list, shared));
    let (queues, lists): (Vec<_>, Vec<_>) =
        played.lists.iter().filter(of_none).partition(|list| list.address.is_some());
    let queue = |list: &Listed| WalkObject {
        name: list.key.to_owned(),
        thing: Thing::Queue,
        value: Some(list.items.count() as f64),
        items: Some(list.items.clone()),
        holders: Vec::new(),
        line: Vec::new(),
        waiting: Vec::new(),
    };
    // One by one: collecting them sorts them first, by 4 KB of wasm.
    let mut by_key = BTreeMap::new();
    for list in lists {
        by_key.insert(list.key.to_owned(), list.items.clone());
    }
    (queues.into_iter().map(queue).collect(), by_key)
}
