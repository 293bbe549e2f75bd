//! A limit on how many threads are inside.

use std::time::Duration;

use crate::trace::State;

use super::Mutex;
use super::base::Deadline;
use super::line::{Line, Ticket};

/// As Python's `threading.BoundedSemaphore`, with a guard in place of `release`, and fair: first come,
/// first served.
#[derive(Debug)]
pub struct Semaphore {
    left: Mutex<usize>,
    waiting: Line,
}

/// A permit; given back when dropped, by any thread.
#[derive(Debug)]
pub struct SemaphoreGuard<'a>(&'a Semaphore);

/// A place in the line. A permit that was handed over but not taken, since the wait unwound, goes on to
/// the next.
struct Turn<'a> {
    semaphore: &'a Semaphore,
    ticket: Ticket<'a>,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        if self.ticket.leave() {
            self.semaphore.release();
        }
    }
}

impl Semaphore {
    /// A semaphore with `permits` to give.
    pub const fn new(name: &'static str, permits: usize) -> Self {
        Self { left: Mutex::new(name, permits), waiting: Line::new(name, State::Lock) }
    }

    /// Waits for a permit.
    pub fn acquire(&self) -> SemaphoreGuard<'_> {
        let acquired = self.acquire_until(&Deadline::NEVER);
        acquired.unwrap_or_else(|| unreachable!("a wait without a limit ends with a permit"))
    }

    /// Waits for a permit for `timeout` at most.
    pub fn acquire_timeout(&self, timeout: Duration) -> Option<SemaphoreGuard<'_>> {
        self.acquire_until(&Deadline::after(timeout))
    }

    /// Takes a permit if there is one.
    pub fn try_acquire(&self) -> Option<SemaphoreGuard<'_>> {
        let mut left = self.left.lock();
        *left = left.checked_sub(1)?;
        Some(SemaphoreGuard(self))
    }

    fn acquire_until(&self, deadline: &Deadline) -> Option<SemaphoreGuard<'_>> {
        let mut left = self.left.lock();
        if let Some(fewer) = left.checked_sub(1) {
            *left = fewer;
            return Some(SemaphoreGuard(self));
        }
        let turn = Turn { semaphore: self, ticket: self.waiting.draw() };
        drop(left);
        turn.ticket.wait(deadline).then(|| SemaphoreGuard(self))
    }

    fn release(&self) {
        let mut left = self.left.lock();
        // The permit goes from hand to hand: were it put back, a newcomer could snatch it from whoever
        // has waited longest.
        if self.waiting.call(1) == 0 {
            *left += 1;
        }
    }

    /// Permits left.
    pub fn available(&self) -> usize {
        *self.left.lock()
    }

    /// How many stand in the line.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }
}

impl Drop for SemaphoreGuard<'_> {
    fn drop(&mut self) {
        self.0.release();
    }
}
