//! A signal that stays on.

use std::time::Duration;

use super::{Condvar, Mutex};

/// As Python's `threading.Event`: waiters wait until it is set, and whoever comes later does not wait.
#[derive(Debug)]
pub struct Event {
    set: Mutex<bool>,
    changed: Condvar,
}

impl Event {
    /// An event that is not set.
    pub const fn new(name: &'static str) -> Self {
        Self { set: Mutex::new(name, false), changed: Condvar::new(name) }
    }

    /// Sets it and lets all waiters go.
    pub fn set(&self) {
        *self.set.lock() = true;
        self.changed.notify_all();
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
        let mut set = self.set.lock();
        while !*set {
            set = self.changed.wait(set);
        }
    }

    /// Waits for `timeout` at most; whether it is set then.
    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        let set = self.set.lock();
        if *set {
            return true;
        }
        // Never woken spuriously, so that one wait is enough.
        *self.changed.wait_timeout(set, timeout).0
    }
}
