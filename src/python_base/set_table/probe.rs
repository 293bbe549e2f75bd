//! The way of a search through the table.

use super::SetTable;

/// Neighbours that are looked at before the next jump.
const LINEAR_PROBES: usize = 9;

/// Bits of the hash that each jump takes into account.
const PERTURB_SHIFT: u32 = 5;

/// A search for an item with a given hash.
#[derive(Clone, Copy, Debug)]
pub struct Probe {
    hash: i64,
    /// What of the hash has not yet been taken into account.
    perturb: u64,
    /// Where the last jump went.
    start: usize,
    /// The next neighbour, counted from there.
    neighbour: usize,
    /// The last dummy on the way: what is not there goes where something was.
    dummy: Option<usize>,
    revision: u64,
    pub(super) last: Step,
}

/// What a search comes to next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The item in this slot has the same hash: compare. If it is equal, it is the one; if not, go on.
    Candidate(usize),
    /// The item is not there, and here it would go.
    Vacant(usize),
}

impl<T> SetTable<T> {
    /// Begins a search.
    pub fn probe(&self, hash: i64) -> Probe {
        let start = hash as usize & self.mask();
        Probe {
            hash,
            perturb: hash as u64,
            start,
            neighbour: 0,
            dummy: None,
            revision: self.revision,
            last: Step::Candidate(start),
        }
    }

    /// Goes on with a search. The table must [still be the same](Self::is_current).
    pub fn step(&self, probe: &mut Probe) -> Step {
        loop {
            // Near the end of the table there are no neighbours to look at.
            let neighbours =
                if probe.start + LINEAR_PROBES <= self.mask() { LINEAR_PROBES } else { 0 };
            while probe.neighbour <= neighbours {
                let at = (probe.start + probe.neighbour) & self.mask();
                probe.neighbour += 1;
                let slot = &self.slots[at];
                if slot.is_vacant() {
                    probe.last = Step::Vacant(probe.dummy.unwrap_or(at));
                    return probe.last;
                }
                if slot.item.is_none() {
                    probe.dummy = Some(at);
                } else if slot.hash == probe.hash {
                    probe.last = Step::Candidate(at);
                    return probe.last;
                }
            }
            probe.perturb >>= PERTURB_SHIFT;
            let jump =
                (probe.start as u64).wrapping_mul(5).wrapping_add(1).wrapping_add(probe.perturb);
            probe.start = jump as usize & self.mask();
            probe.neighbour = 0;
        }
    }

    /// Whether nothing was put in, taken out or moved since the search began. If something was, it begins anew, as
    /// CPython's does.
    pub fn is_current(&self, probe: &Probe) -> bool {
        self.revision == probe.revision
    }
}
