//! Lost updates: a lane reads something, another writes it, and the first writes what it made of the old value (P4 in Berenson et al., *A Critique of ANSI SQL Isolation Levels*, SIGMOD 1995).

use std::collections::HashMap;

use super::op::{Action, Object};
use super::played::Played;

/// An update that is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lost {
    /// Of what.
    pub object: Object,
    /// Index of the write that is lost.
    pub earlier: usize,
    /// Index of the write that came over it.
    pub later: usize,
}

/// Of one variable.
#[derive(Debug, Default)]
struct Seen {
    /// The last read of each lane that has not written since.
    reads: HashMap<usize, usize>,
    /// The last write, and by whom.
    write: Option<(usize, usize)>,
}

/// The first lost update of an execution, by its loads and stores.
pub fn lost_update(played: &Played) -> Option<Lost> {
    let mut all: HashMap<usize, Seen> = HashMap::new();
    for (at, step) in played.steps.iter().enumerate() {
        let (Some(object), lane) = (step.op.object, step.lane) else { continue };
        let seen = all.entry(object.address).or_default();
        match step.op.action {
            Action::Load => {
                seen.reads.insert(lane, at);
            }
            Action::Store => {
                if let (Some(read), Some((earlier, by))) = (seen.reads.remove(&lane), seen.write)
                    && by != lane
                    && earlier > read
                {
                    return Some(Lost { object, earlier, later: at });
                }
                seen.write = Some((at, lane));
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::op::{At, Op};
    use crate::played::{End, Taken};

    fn played(steps: &[(usize, Action, &'static str)]) -> Played {
        let step = |&(lane, action, name): &(usize, Action, &'static str)| Taken {
            lane,
            nth: 0,
            pick: 0,
            from: None,
            floor: None,
            wrote: false,
            woken: None,
            values: [0; 2],
            op: Op::new(action, Object::named(name), At { file: "", line: 1 }),
            ready: 0,
            joined: 0,
            now: 0.0,
        };
        let steps = steps.iter().map(step).collect();
        let (lanes, notes, lists) = (Vec::new(), Vec::new(), Vec::new());
        let (locals, orders, blocked) = (Vec::new(), Vec::new(), Vec::new());
        let (end, now, race, weak) = (End::Done, 0.0, None, false);
        Played {
            lanes,
            steps,
            notes,
            lists,
            locals,
            end,
            now,
            race,
            orders,
            weak,
            blocked,
            renewed: false,
        }
    }

    #[test]
    fn a_write_over_another_lanes_is_lost() {
        use Action::{Load, Store};
        let (x, y) = ("x", "y");
        let lost =
            lost_update(&played(&[(1, Load, x), (2, Load, x), (2, Store, x), (1, Store, x)]));
        assert_eq!(lost.map(|l| (l.earlier, l.later)), Some((2, 3)));
        for fine in [
            &[(1, Load, x), (1, Store, x), (2, Load, x), (2, Store, x)][..],
            &[(1, Load, x), (2, Store, y), (1, Store, x)],
            &[(2, Store, x), (1, Store, x)],
            &[(1, Load, x), (2, Store, x), (1, Load, x), (1, Store, x)],
        ] {
            assert_eq!(lost_update(&played(fine)), None, "{fine:?}");
        }
    }
}
