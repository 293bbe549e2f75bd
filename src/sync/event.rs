//! A signal that stays on.

use std::panic::Location;
use std::time::Duration;

use rt::steer;
use seat::{self, Action, Note, Op};
use trace::State;

use super::Mutex;
use super::base::Deadline;
use super::line::Line;

/// Like Python's `threading.Event`: waiters wait until it is set, and latecomers do not wait. Whoever is
/// waiting when it is set continues, even if it is cleared again before that thread gets its turn.
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

    /// Sets it and releases all waiters.
    #[track_caller]
    pub fn set(&self) {
        self.step(Action::Set, Location::caller());
        let called = seat::silently(|| {
            let mut set = self.set.lock();
            *set = true;
            // Under the lock: later, it might call those who came after a `clear`.
            self.waiting.call(usize::MAX)
        });
        seat::note(Note::Called { count: called as u32 });
    }

    #[inline]
    fn step(&self, action: Action, at: &'static Location<'static>) {
        if seat::is_steered() {
            steer::step_now(Op::new(action, self.waiting.object(), at));
        }
    }

    /// Makes later waiters wait again.
    #[track_caller]
    pub fn clear(&self) {
        self.step(Action::Clear, Location::caller());
        seat::silently(|| *self.set.lock() = false);
    }

    /// Whether it is set.
    #[track_caller]
    pub fn is_set(&self) -> bool {
        self.step(Action::Look, Location::caller());
        seat::silently(|| *self.set.lock())
    }

    /// Waits until it is set.
    #[track_caller]
    pub fn wait(&self) {
        self.wait_until(&Deadline::NEVER);
    }

    /// Waits for at most `timeout`; whether it was set in that time.
    #[track_caller]
    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        self.wait_until(&Deadline::after(timeout))
    }

    #[track_caller]
    fn wait_until(&self, deadline: &Deadline) -> bool {
        self.step(Action::AwaitEvent, Location::caller());
        let ticket = seat::silently(|| {
            let set = self.set.lock();
            (!*set).then(|| self.waiting.draw())
        });
        match ticket {
            Some(ticket) => ticket.wait(deadline),
            None => true,
        }
    }
}
