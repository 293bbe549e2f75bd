//! Sleeping between attempts.

use std::panic::Location;
use std::time::Duration;

use seat::{self, Action, Op};

use super::{steer, threads, time};

/// Sleeps between the rounds of a loop that tries until it succeeds, as with a lock that is asked for with `try_lock`.
///
/// Made before the loop, dropped behind it. It says more than a [`sleep`](super::sleep) does: a round that ends in
/// [`wait`](Self::wait) has changed nothing. So a search of schedules need not go round again before other threads have got
/// anywhere, and comes to an end.
#[derive(Debug)]
pub struct BackOff {
    duration: Duration,
}

impl BackOff {
    /// One that sleeps for `duration` each time.
    #[must_use]
    pub fn new(duration: Duration) -> Self {
        if seat::is_steered() {
            seat::begin_rounds();
        }
        Self { duration }
    }

    /// Sleeps before the next round. Unwinds when the run is to end early.
    #[track_caller]
    pub fn wait(&self) {
        if !seat::is_steered() {
            return threads::sleep(self.duration);
        }
        let end = time::absolute() + self.duration.as_secs_f64() * 1e3;
        steer::step_now(Op::alone(Action::BackOff, Location::caller()));
        seat::advance(end);
    }
}

impl Drop for BackOff {
    fn drop(&mut self) {
        if seat::is_steered() {
            seat::end_rounds();
        }
    }
}
