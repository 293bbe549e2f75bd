//! A limit on how many threads are inside.

use super::{Condvar, Mutex};
use crate::trace::State;

/// As Python's `threading.Semaphore`, with a guard: fair, first come, first served.
#[derive(Debug)]
pub struct Semaphore {
    permits: Mutex<Permits>,
    returned: Condvar,
}

#[derive(Debug)]
struct Permits {
    left: usize,
    waiting: usize,
}

/// A permit; given back when dropped.
#[derive(Debug)]
pub struct SemaphoreGuard<'a>(&'a Semaphore);

impl Semaphore {
    /// A semaphore with `permits` to give.
    pub const fn new(name: &'static str, permits: usize) -> Self {
        Self {
            permits: Mutex::new(name, Permits { left: permits, waiting: 0 }),
            returned: Condvar::with_state(name, State::Lock),
        }
    }

    /// Waits for a permit.
    pub fn acquire(&self) -> SemaphoreGuard<'_> {
        let mut permits = self.permits.lock();
        match permits.left.checked_sub(1) {
            Some(left) => permits.left = left,
            None => {
                permits.waiting += 1;
                // Woken once and never spuriously, by whoever hands a permit over.
                drop(self.returned.wait(permits));
            }
        }
        SemaphoreGuard(self)
    }

    /// Takes a permit if there is one.
    pub fn try_acquire(&self) -> Option<SemaphoreGuard<'_>> {
        let mut permits = self.permits.lock();
        permits.left = permits.left.checked_sub(1)?;
        Some(SemaphoreGuard(self))
    }

    /// Permits left.
    pub fn available(&self) -> usize {
        self.permits.lock().left
    }

    /// How many stand in the line.
    pub fn waiting(&self) -> usize {
        self.permits.lock().waiting
    }
}

impl Drop for SemaphoreGuard<'_> {
    fn drop(&mut self) {
        let mut permits = self.0.permits.lock();
        match permits.waiting.checked_sub(1) {
            // The permit goes from hand to hand: were it put back, a newcomer could snatch it from
            // whoever has waited longest.
            Some(waiting) => {
                permits.waiting = waiting;
                self.0.returned.notify_one();
            }
            None => permits.left += 1,
        }
    }
}
