//! A start line.

use super::atomic::{AtomicU32, Ordering};

/// Releases threads at the same moment: they spin until all have arrived. Waking a blocked thread takes longer than
/// a thousand increments, so threads that block would start one after another. It makes a measured race
/// fair and is not part of what a lab shows: in the scheduler's seat it does nothing.
#[derive(Debug)]
pub struct SpinBarrier {
    parties: u32,
    here: AtomicU32,
}

impl SpinBarrier {
    /// One that opens, once, when `parties` threads are waiting at it.
    pub const fn new(parties: u32) -> Self {
        Self { parties, here: AtomicU32::new(0) }
    }

    /// Spins until all have arrived.
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
