//! How an execution ended: whether lanes are stuck, and in what way.

use super::memory::Race;
use super::objects::{Objects, Thing, next_of};
use super::op::{Action, Note};
use super::played::{End, Played};

/// A lane that waits, and who has what it waits for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Waits {
    /// Who.
    pub lane: usize,
    /// Index of the object among those that the execution touched; none where it waits for no thing.
    pub object: Option<usize>,
    /// Who holds it; empty where nobody does, as with a call that does not come.
    pub holders: Vec<usize>,
}

/// What is wrong with how an execution went, apart from what it came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Lanes wait for each other in a circle, or for what nobody can give them any more.
    Deadlock(Vec<Waits>),
    /// A lane waits for a call that does not come any more.
    LostWakeUp(Vec<Waits>),
    /// Lanes go round in a circle of steps, and none gets on.
    Livelock,
    /// This lane had to wait while others got on more often than it may be passed over.
    Starvation(usize),
    /// Accesses that nothing orders.
    DataRace(Race),
}

/// What a lane waits for after `count` steps; none when it is over.
pub fn waits(played: &Played, objects: &Objects, lane: usize, count: usize) -> Option<Waits> {
    let op = next_of(played, lane, count)?;
    let index = |address| objects.all().iter().position(|s| s.object.address == address);
    let called = |address| objects.at(address).is_some_and(|s| !s.line.contains(&lane));
    let of = match (op.object, op.second) {
        // Who was called waits for the lock, who was not for the call.
        (Some(condvar), Some(lock)) if called(condvar.address) => Some(lock),
        (object, _) => object,
    };
    let holders = of.and_then(|o| objects.at(o.address)).map_or(Vec::new(), |s| s.holders.clone());
    Some(Waits { lane, object: of.and_then(|o| index(o.address)), holders })
}

/// What is wrong with it; `patience` is how often others may get on while a lane has to wait, 0 for any
/// number, and `too_long` whether it was cut at the bound on its steps.
pub fn fault(played: &Played, too_long: bool, patience: u32) -> Option<Fault> {
    if let Some(race) = played.race {
        return Some(Fault::DataRace(race));
    }
    if let Some(lane) = starved(played, patience) {
        return Some(Fault::Starvation(lane));
    }
    let count = played.steps.len();
    if too_long {
        return goes_round(played, count).then_some(Fault::Livelock);
    }
    if played.end != End::Stuck {
        return None;
    }
    let objects = Objects::after(played, count);
    let all: Vec<Waits> =
        (0..played.lanes.len()).filter_map(|lane| waits(played, &objects, lane, count)).collect();
    let rounds =
        |lane: usize| next_of(played, lane, count).is_some_and(|op| op.action.goes_round());
    if !has_circle(&all) && (0..played.lanes.len()).any(rounds) {
        return Some(Fault::Livelock);
    }
    let awaits_call = |w: &Waits| {
        // A permit that nobody gives back is no call that was missed.
        let of = w.object.and_then(|at| objects.all().get(at));
        of.is_some_and(|shared| shared.thing != Thing::Semaphore && shared.line.contains(&w.lane))
    };
    match has_circle(&all) {
        false if all.iter().any(awaits_call) => Some(Fault::LostWakeUp(all)),
        _ => Some(Fault::Deadlock(all)),
    }
}

/// Whether holders lead back to somebody who waits.
fn has_circle(all: &[Waits]) -> bool {
    let next = |lane: usize| all.iter().find(|w| w.lane == lane).and_then(|w| w.holders.first());
    all.iter().any(|start| {
        let mut at = start.lane;
        for _ in 0..all.len() {
            match next(at) {
                Some(holder) if *holder == start.lane => return true,
                Some(holder) => at = *holder,
                None => return false,
            }
        }
        false
    })
}

/// Whether the last of its first `count` steps lead round to where it was before, with nobody having got on
/// meanwhile.
pub fn goes_round(played: &Played, count: usize) -> bool {
    let mark = |at: usize| {
        let objects = Objects::after(played, at);
        let next = |lane| {
            let op = next_of(played, lane, at);
            op.map(|op| (op.action, op.object.map(|o| o.address), op.at.line))
        };
        let next: Vec<_> = (0..played.lanes.len()).map(next).collect();
        let shared: Vec<_> = objects
            .all()
            .iter()
            .map(|s| {
                (s.object.address, s.value.map(f64::to_bits), s.holders.clone(), s.line.clone())
            })
            .collect();
        (next, shared)
    };
    let last = mark(count);
    // What others do after it has got on for the last time.
    let logs = |(at, note): &(usize, Note)| matches!(note, Note::Log { .. }).then_some(*at);
    let logged = played.notes.iter().filter_map(logs).filter(|at| *at < count).max();
    let since = logged.map_or(0, |at| at + 1);
    (since..count).rev().any(|at| {
        // All that are left must have had a turn: else it is the schedule that keeps them from getting on.
        let left = |lane: &usize| next_of(played, *lane, count).is_some();
        let moved = |lane: usize| played.steps[at..count].iter().any(|step| step.lane == lane);
        let able =
            |lane: usize| played.steps[at..count].iter().any(|step| step.ready >> lane & 1 == 1);
        (0..played.lanes.len()).filter(left).all(|lane| moved(lane) || !able(lane))
            && mark(at) == last
    })
}

/// Whether `lane` had a step to take before step `at`, and did not only wait for others to end or for time to pass.
fn wants(played: &Played, lane: usize, at: usize) -> bool {
    let Some(next) = next_of(played, lane, at) else { return false };
    if matches!(next.action, Action::AwaitTasks | Action::AwaitDone | Action::AwaitSleep) {
        return false;
    }
    let (past, rest) = played.steps.split_at(at);
    let joined = rest.iter().find(|s| s.lane == lane).map(|s| s.joined);
    let joined = joined.unwrap_or(played.lanes[lane].joined);
    let before = past.iter().rfind(|s| s.lane == lane).map_or(0, |s| s.joined);
    // It has waited since for the end of these, and does as long as one of them takes steps.
    let awaited = joined & !before;
    !rest.iter().any(|s| awaited >> s.lane & 1 == 1)
}

/// A lane that could not go on while others did `patience` times and more.
fn starved(played: &Played, patience: u32) -> Option<usize> {
    if patience == 0 {
        return None;
    }
    let mut passed = vec![0; played.lanes.len()];
    let mut met = 0;
    for (at, step) in played.steps.iter().enumerate() {
        let logs = played.notes.iter().filter(|(of, n)| *of == at && matches!(n, Note::Log { .. }));
        if logs.count() == 0 {
            continue;
        }
        for (lane, passed) in passed.iter_mut().enumerate() {
            let waits = step.ready >> lane & 1 == 0 && wants(played, lane, at);
            *passed = if lane == step.lane { 0 } else { *passed + u32::from(waits) };
            if *passed >= patience {
                met |= 1_u64 << lane;
            }
        }
    }
    (0..played.lanes.len()).find(|lane| met >> lane & 1 == 1)
}
