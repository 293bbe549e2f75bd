//! A limit on how many threads are inside.

use super::{Condvar, Mutex};
use crate::trace::State;

/// As Python's `threading.Semaphore`, with a guard: fair, first come, first served.
#[derive(Debug)]
pub struct Semaphore {
    permits: Mutex<usize>,
    returned: Condvar,
}

/// A permit; given back when dropped.
#[derive(Debug)]
pub struct SemaphoreGuard<'a>(&'a Semaphore);

impl Semaphore {
    /// A semaphore with `permits` to give.
    pub const fn new(name: &'static str, permits: usize) -> Self {
        Self {
            permits: Mutex::new(name, permits),
            returned: Condvar::with_state(name, State::Lock),
        }
    }

    /// Waits for a permit.
    pub fn acquire(&self) -> SemaphoreGuard<'_> {
        let mut permits = self.permits.lock();
        while *permits == 0 {
            permits = self.returned.wait(permits);
        }
        *permits -= 1;
        SemaphoreGuard(self)
    }

    /// Takes a permit if there is one.
    pub fn try_acquire(&self) -> Option<SemaphoreGuard<'_>> {
        let mut permits = self.permits.lock();
        *permits = permits.checked_sub(1)?;
        Some(SemaphoreGuard(self))
    }

    /// Permits left.
    pub fn available(&self) -> usize {
        *self.permits.lock()
    }
}

impl Drop for SemaphoreGuard<'_> {
    fn drop(&mut self) {
        *self.0.permits.lock() += 1;
        self.0.returned.notify_one();
    }
}
