//! An execution as it is told.

use std::collections::BTreeMap;

use super::ending::waits;
use super::objects::{Objects, next_of};
use super::op::{Note, Object, Op};
use super::played::{Played, lanes_of};
use super::report::{Ending, Walk, WalkLane, WalkObject, WalkOp, WalkStep};

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
        file: op.at.file().replace('\\', "/"),
        line: op.at.line(),
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
    let as_lanes = |lanes: &[usize]| lanes.iter().map(|lane| *lane as u32).collect::<Vec<_>>();
    let steps = played.steps.iter().zip(notes).map(|(step, notes)| WalkStep {
        lane: step.lane as u32,
        what: op(&step.op),
        notes,
        now_ms: step.now,
        ready: as_lanes(&lanes_of(step.ready)),
    });
    let blocked = |lane: usize| {
        let left = &played.lanes[lane];
        (left.next.is_some() && !left.ready).then(|| waits(played, &objects, lane, count)).flatten()
    };
    let lanes = (0..played.lanes.len()).map(|lane| {
        let left = &played.lanes[lane];
        let waits = blocked(lane);
        WalkLane {
            next: next_of(played, lane, count).map(op),
            ready: left.ready,
            over: left.over,
            steps: played.steps.iter().filter(|s| s.lane == lane).count() as u32,
            waits_for: waits.as_ref().and_then(|w| w.object).map(|at| at as u32),
            holders: waits.map(|w| as_lanes(&w.holders)).unwrap_or_default(),
        }
    });
    let lanes: Vec<WalkLane> = lanes.collect();
    let shared = objects.all().iter().enumerate().map(|(at, s)| WalkObject {
        name: s.object.name.to_owned(),
        thing: s.thing,
        value: s.value,
        holders: as_lanes(&s.holders),
        line: as_lanes(&s.line),
        waiting: (0..lanes.len() as u32)
            .filter(|lane| lanes[*lane as usize].waits_for == Some(at as u32))
            .collect(),
    });
    Walk {
        steps: steps.collect(),
        objects: shared.collect(),
        lanes,
        values,
        ending,
        astray,
        now_ms: played.now,
    }
}
