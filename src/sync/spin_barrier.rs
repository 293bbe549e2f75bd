//! A start line.

use super::atomic::{AtomicU32, Ordering};

/// Lets threads go at the same moment: they spin until all are here. Waking a blocked thread takes longer than
/// a thousand increments, so those who block start one after another. It is there to make a measured race
/// fair and is no part of what a lab shows: in the scheduler's seat it is not there.
#[derive(Debug)]
pub struct SpinBarrier {
    parties: u32,
    here: AtomicU32,
}

impl SpinBarrier {
    /// One that opens, once, when `parties` threads wait at it.
    pub const fn new(parties: u32) -> Self {
        Self { parties, here: AtomicU32::new(0) }
    }

    /// Spins until all are here.
    pub fn wait(&self) {
        if seat::is_steered() {
            return;
        }
        self.here.fetch_add(1, Ordering::AcqRel);
        while self.here.load(Ordering::Acquire) < self.parties {
            rt::spin_loop();
        }
    }
}
