//! Waiting for a condition.

use std::collections::VecDeque;
use std::sync::PoisonError;
use std::time::Duration;

use crate::rt;
use crate::trace::State;

use super::MutexGuard;

/// As [`std::sync::Condvar`]: waiters are woken first come, first served, and never spuriously.
#[derive(Debug)]
pub struct Condvar {
    name: &'static str,
    state: State,
    tickets: std::sync::Mutex<Tickets>,
    called: std::sync::Condvar,
}

/// A waiter holds a ticket; it is woken when its ticket is no longer waiting.
#[derive(Debug)]
struct Tickets {
    next: u64,
    waiting: VecDeque<u64>,
}

/// Whether a wait ended because its time was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaitTimeoutResult(bool);

impl WaitTimeoutResult {
    /// Whether nobody called before the time was over.
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
        let tickets = Tickets { next: 0, waiting: VecDeque::new() };
        Self {
            name,
            state,
            tickets: std::sync::Mutex::new(tickets),
            called: std::sync::Condvar::new(),
        }
    }

    /// Unlocks, waits for a call, and locks again.
    pub fn wait<'a, T: ?Sized>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        self.wait_until(guard, None).0
    }

    /// As [`wait`](Self::wait), for `timeout` at most.
    pub fn wait_timeout<'a, T: ?Sized>(
        &self,
        guard: MutexGuard<'a, T>,
        timeout: Duration,
    ) -> (MutexGuard<'a, T>, WaitTimeoutResult) {
        let (guard, called) = self.wait_until(guard, Some(timeout));
        (guard, WaitTimeoutResult(!called))
    }

    fn wait_until<'a, T: ?Sized>(
        &self,
        guard: MutexGuard<'a, T>,
        timeout: Option<Duration>,
    ) -> (MutexGuard<'a, T>, bool) {
        let end = timeout.map(|t| rt::clock::absolute() + t.as_secs_f64() * 1e3);
        let mutex = guard.mutex();
        let mut tickets = self.tickets.lock().unwrap_or_else(PoisonError::into_inner);
        let mine = tickets.next;
        tickets.next += 1;
        tickets.waiting.push_back(mine);
        // With the ticket drawn, a call after the unlock cannot be missed.
        drop(guard);
        let called = {
            let wait = rt::wait(self.state, self.name);
            loop {
                if !tickets.waiting.contains(&mine) {
                    break true;
                }
                let left = end.map(|end| end - rt::clock::absolute());
                if left.is_some_and(|left| left <= 0.0) {
                    tickets.waiting.retain(|t| *t != mine);
                    break false;
                }
                let slice = left
                    .map_or(rt::SLICE, |left| Duration::from_secs_f64(left / 1e3).min(rt::SLICE));
                let waited = self.called.wait_timeout(tickets, slice);
                let (again, result) = waited.unwrap_or_else(PoisonError::into_inner);
                tickets = again;
                if result.timed_out() && tickets.waiting.contains(&mine) {
                    drop(tickets);
                    // A wait with a limit ends by itself, so it is no matter for the watchdog.
                    match end {
                        None => wait.goes_on(None),
                        Some(_) => rt::checkpoint(),
                    }
                    tickets = self.tickets.lock().unwrap_or_else(PoisonError::into_inner);
                }
            }
        };
        drop(tickets);
        (mutex.lock(), called)
    }

    /// Wakes the one who has waited longest.
    pub fn notify_one(&self) {
        self.notify(1);
    }

    /// Wakes all who wait now.
    pub fn notify_all(&self) {
        self.notify(usize::MAX);
    }

    fn notify(&self, count: usize) {
        let mut tickets = self.tickets.lock().unwrap_or_else(PoisonError::into_inner);
        let count = count.min(tickets.waiting.len());
        if count > 0 {
            tickets.waiting.drain(..count);
            self.called.notify_all();
        }
    }
}
