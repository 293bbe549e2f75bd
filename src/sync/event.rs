//! A signal that stays on.

use std::time::Duration;

use crate::trace::State;

use super::Mutex;
use super::base::Deadline;
use super::line::Line;

/// As Python's `threading.Event`: waiters wait until it is set, and whoever comes later does not wait. Who
/// waits as it is set goes on, even when it is cleared again before that thread has its turn.
#[derive(Debug)]
pub struct Event {
    set: Mutex<bool>,
    waiting: Line,
}

impl Event {
    /// An event that is not set.
    pub const fn new(name: &'static str) -> Self {
        Self { set: Mutex::new(name, false), waiting: Line::new(name, State::Join) }
    }

    /// Sets it and lets all waiters go.
    pub fn set(&self) {
        let mut set = self.set.lock();
        *set = true;
        // Under the lock: later, it might call those who came after a `clear`.
        self.waiting.call(usize::MAX);
    }

    /// Makes later waiters wait again.
    pub fn clear(&self) {
        *self.set.lock() = false;
    }

    /// Whether it is set.
    pub fn is_set(&self) -> bool {
        *self.set.lock()
    }

    /// Waits until it is set.
    pub fn wait(&self) {
        self.wait_until(&Deadline::NEVER);
    }

    /// Waits for `timeout` at most; whether it was set in that time.
    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        self.wait_until(&Deadline::after(timeout))
    }

    fn wait_until(&self, deadline: &Deadline) -> bool {
        let set = self.set.lock();
        if *set {
            return true;
        }
        let ticket = self.waiting.draw();
        drop(set);
        ticket.wait(deadline)
    }
}
