//! Data races: two accesses to plain data, at least one of them a write, that are not ordered by happens-before.
//!
//! Happens-before is that of Rust's (C++20's) memory model as far as labs use it: program order; releasing a lock,
//! a permit or an item before acquiring it; a release store before an acquire load that reads it, or
//! reads what read-modify-writes have made of it; starting a thread, and its end before its join. Fences are
//! left out, because `sync` has none. Checked with vector clocks, as in FastTrack (Flanagan and Freund, PLDI 2009).

use std::collections::HashMap;

use super::op::{Action, Note, Object, Order};
use super::played::Played;

type Clock = Vec<u32>;

/// Two steps that race.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Race {
    /// For what.
    pub object: Object,
    /// The earlier one's index.
    pub earlier: usize,
    /// The later one's.
    pub later: usize,
}

#[derive(Debug, Default)]
struct Accesses {
    write: Option<usize>,
    /// Since the last write.
    reads: Vec<usize>,
}

fn join(into: &mut Clock, from: &Clock) {
    into.iter_mut().zip(from).for_each(|(a, b)| *a = (*a).max(*b));
}

/// The first data race of an execution.
pub fn first(played: &Played) -> Option<Race> {
    // Without plain data there can be none, and most programs have none.
    let plain = |action| matches!(action, Action::Read | Action::Write);
    if !played.steps.iter().any(|step| plain(step.op.action)) {
        return None;
    }
    let lanes = played.lanes.len();
    let mut clocks: Vec<Clock> = vec![vec![0; lanes]; lanes];
    let mut begun = vec![false; lanes];
    let mut joined = vec![0_u64; lanes];
    // What whoever acquires an object learns.
    let mut released: HashMap<usize, Clock> = HashMap::new();
    let mut plain: HashMap<usize, Accesses> = HashMap::new();
    let mut at_step: Vec<(usize, u32)> = Vec::new();
    // Of each step, what its lane knew behind it.
    let mut known: Vec<Clock> = Vec::new();
    for (at, step) in played.steps.iter().enumerate() {
        let lane = step.lane;
        if !std::mem::replace(&mut begun[lane], true) {
            for behind in played.started_behind(lane) {
                join(&mut clocks[lane], &known[behind]);
            }
        }
        let ended = step.joined & !std::mem::replace(&mut joined[lane], step.joined);
        if ended != 0 {
            for behind in played.ended_behind(ended) {
                join(&mut clocks[lane], &known[behind]);
            }
        }
        clocks[lane][lane] += 1;
        at_step.push((lane, clocks[lane][lane]));
        let op = &step.op;
        let refused = played.notes.iter().any(|(of, note)| *of == at && *note == Note::Refused);
        for (nth, object) in [op.object, op.second].into_iter().flatten().enumerate() {
            let address = object.address;
            if matches!(op.action, Action::Read | Action::Write) {
                let seen = |earlier: usize| {
                    let (by, time) = at_step[earlier];
                    clocks[lane][by] >= time
                };
                let accesses = plain.entry(address).or_default();
                let writes = op.action == Action::Write;
                let reads = accesses.reads.iter().filter(|_| writes);
                let unordered = accesses.write.iter().chain(reads).find(|e| !seen(**e));
                if let Some(earlier) = unordered {
                    return Some(Race { object, earlier: *earlier, later: at });
                }
                match writes {
                    true => *accesses = Accesses { write: Some(at), reads: Vec::new() },
                    false => accesses.reads.push(at),
                }
                continue;
            }
            let (acquires, releases) = match (op.action, op.order) {
                (Action::Load, order) => (order.is_some_and(Order::acquires), false),
                (Action::Store, order) => (false, order.is_some_and(Order::releases)),
                (Action::ReadModifyWrite, order) => {
                    let order = order.unwrap_or(Order::Relaxed);
                    (order.acquires(), order.releases() && !refused)
                }
                (Action::Unlock, _) => (false, true),
                (Action::Wait, _) => (false, nth == 1),
                (Action::Lock | Action::TryLock | Action::LockOrTimeOut, _) => (!refused, false),
                // Everything else orders those who meet at it, as their inner locks do.
                _ => (true, true),
            };
            if acquires && let Some(clock) = released.get(&address) {
                let clock = clock.clone();
                join(&mut clocks[lane], &clock);
            }
            if releases {
                let clock = released.entry(address).or_insert_with(|| vec![0; lanes]);
                match op.action {
                    // Whoever reads this store learns what its lane knows, and nothing of stores before.
                    Action::Store => clock.clone_from(&clocks[lane]),
                    _ => join(clock, &clocks[lane]),
                }
            } else if op.action == Action::Store {
                released.remove(&address);
            }
        }
        known.push(clocks[lane].clone());
    }
    None
}
