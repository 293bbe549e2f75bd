//! Waiting for a condition.

use std::panic::Location;
use std::time::Duration;

use rt::steer;
use seat::{self, Action, Note, Op, Ways};
use trace::State;

use super::MutexGuard;
use super::base::Deadline;
use super::line::Line;

/// Like [`std::sync::Condvar`] and Python's `threading.Condition`. In a measured run waiters are woken first come, first
/// served, and never spuriously; in the scheduler's seat all happens that std allows: `notify_one` may wake any waiter, and a wait
/// may end by itself, once in an execution: one with a time limit then says that the time has not run out. Another thread may have held the lock between the
/// notification and the waiter's turn, so the condition has to be checked again:
/// [`wait_while`](Self::wait_while) does that.
#[derive(Debug)]
pub struct Condvar(Line);

/// Whether a wait ended because its time ran out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// Whether the time ran out before a notification came.
    pub fn timed_out(self) -> bool {
        self.0
    }
}

impl Condvar {
    /// A condition variable that lanes wait for in [`State::Join`].
    pub const fn new(name: &'static str) -> Self {
        Self::with_state(name, State::Join)
    }

    /// One that lanes wait for in `state`: a queue's or a lock's.
    pub const fn with_state(name: &'static str, state: State) -> Self {
        Self(Line::new(name, state))
    }

    /// Unlocks, waits to be notified, and locks again.
    #[track_caller]
    pub fn wait<'a, T: ?Sized>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        self.wait_until(guard, &Deadline::NEVER).0
    }

    /// Waits as long as `condition` holds: Python's `wait_for`, with the opposite condition.
    #[track_caller]
    pub fn wait_while<'a, T: ?Sized>(
        &self,
        mut guard: MutexGuard<'a, T>,
        mut condition: impl FnMut(&mut T) -> bool,
    ) -> MutexGuard<'a, T> {
        while condition(&mut guard) {
            guard = self.wait(guard);
        }
        guard
    }

    /// Like [`wait`](Self::wait), for at most `timeout`. A notification that comes just as the time runs out counts.
    #[track_caller]
    pub fn wait_timeout<'a, T: ?Sized>(
        &self,
        guard: MutexGuard<'a, T>,
        timeout: Duration,
    ) -> (MutexGuard<'a, T>, WaitTimeoutResult) {
        let (guard, called) = self.wait_until(guard, &Deadline::after(timeout));
        (guard, WaitTimeoutResult(!called))
    }

    /// Like [`wait_while`](Self::wait_while), for at most `timeout` in all; timed out means that
    /// `condition` still holds.
    #[track_caller]
    pub fn wait_timeout_while<'a, T: ?Sized>(
        &self,
        mut guard: MutexGuard<'a, T>,
        timeout: Duration,
        mut condition: impl FnMut(&mut T) -> bool,
    ) -> (MutexGuard<'a, T>, WaitTimeoutResult) {
        let deadline = Deadline::after(timeout);
        while condition(&mut guard) {
            let called;
            (guard, called) = self.wait_until(guard, &deadline);
            if !called {
                let still = condition(&mut guard);
                return (guard, WaitTimeoutResult(still));
            }
        }
        (guard, WaitTimeoutResult(false))
    }

    /// Whether it was called.
    #[track_caller]
    pub(super) fn wait_until<'a, T: ?Sized>(
        &self,
        guard: MutexGuard<'a, T>,
        deadline: &Deadline,
    ) -> (MutexGuard<'a, T>, bool) {
        let mutex = guard.mutex();
        if seat::is_steered() {
            return self.steered_wait(guard, deadline);
        }
        // With the ticket drawn, a call after the unlock cannot be missed.
        let ticket = self.0.draw();
        drop(guard);
        let called = ticket.wait(deadline);
        (mutex.lock(), called)
    }

    #[cold]
    #[track_caller]
    fn steered_wait<'a, T: ?Sized>(
        &self,
        guard: MutexGuard<'a, T>,
        deadline: &Deadline,
    ) -> (MutexGuard<'a, T>, bool) {
        let (mutex, at) = (guard.mutex(), Location::caller());
        let op = |action| Op::new(action, self.0.object(), at).with(mutex.object());
        steer::step_now(op(Action::Wait));
        let ticket = self.0.draw();
        seat::silently(|| drop(guard));
        let limited = deadline.is_limited();
        let action = if limited { Action::RelockOrTimeOut } else { Action::Relock };
        let by_itself = steer::step_open(op(action), &|| Ways {
            open: u8::from(mutex.is_free() && (limited || ticket.is_called())),
            by_itself: mutex.is_free() && !ticket.is_called(),
        });
        let called = by_itself > 0 || ticket.settle(deadline);
        if by_itself > 0 {
            ticket.leave();
        }
        (seat::silently(|| mutex.lock()).located(at), called)
    }

    /// Wakes a waiter: the one that has waited longest, or in the scheduler's seat any.
    #[track_caller]
    pub fn notify_one(&self) {
        let mut passed = 0;
        if seat::is_steered() {
            let op = Op::new(Action::NotifyOne, self.0.object(), Location::caller());
            let count = || u8::try_from(self.0.len()).unwrap_or(u8::MAX).max(1);
            passed = steer::step_open(op, &|| Ways { open: count(), by_itself: false });
        }
        let called = self.0.call_one(usize::from(passed));
        seat::note(Note::Called { count: u32::from(called) });
    }

    /// Wakes all current waiters.
    #[track_caller]
    pub fn notify_all(&self) {
        if seat::is_steered() {
            steer::step_now(Op::new(Action::NotifyAll, self.0.object(), Location::caller()));
        }
        let called = self.0.call(usize::MAX);
        seat::note(Note::Called { count: called as u32 });
    }
}
