//! A meeting point.

use super::{Condvar, Mutex};

/// As [`std::sync::Barrier`].
#[derive(Debug)]
pub struct Barrier {
    parties: usize,
    state: Mutex<Arrivals>,
    all_here: Condvar,
}

#[derive(Debug)]
struct Arrivals {
    here: usize,
    generation: u64,
}

/// Whether this thread was the one that let the others go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BarrierWaitResult(bool);

impl BarrierWaitResult {
    /// True for exactly one thread of each meeting.
    pub fn is_leader(self) -> bool {
        self.0
    }
}

impl Barrier {
    /// A barrier that opens when `parties` threads wait at it.
    pub const fn new(name: &'static str, parties: usize) -> Self {
        Self {
            parties,
            state: Mutex::new(name, Arrivals { here: 0, generation: 0 }),
            all_here: Condvar::new(name),
        }
    }

    /// Waits for the others; usable again afterwards.
    pub fn wait(&self) -> BarrierWaitResult {
        let mut state = self.state.lock();
        state.here += 1;
        if state.here >= self.parties {
            state.here = 0;
            state.generation += 1;
            self.all_here.notify_all();
            return BarrierWaitResult(true);
        }
        let generation = state.generation;
        while state.generation == generation {
            state = self.all_here.wait(state);
        }
        BarrierWaitResult(false)
    }
}
