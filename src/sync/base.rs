//! What the primitives stand on: std's types, or shuttle's in the model tests (feature `model`), which try
//! the orders in which threads may take their steps.
//!
//! In a model no time passes. A wait without a limit is a plain wait, not one in slices, so that a
//! call that is lost shows as a deadlock instead of being covered up by the next look; and a limit is over
//! whenever the model's draw says so, which is every moment at which a real one might be.

use std::sync::PoisonError;
use std::time::Duration;

#[cfg(not(all(feature = "model", not(target_family = "wasm"))))]
pub(super) use real::{Condvar, Mutex, MutexGuard, atomic, limit_is_over, thread_id, wait_slice};

#[cfg(all(feature = "model", not(target_family = "wasm")))]
pub(super) use model::{Condvar, Mutex, MutexGuard, atomic, limit_is_over, thread_id, wait_slice};

/// Locks; what a panic left behind is whole, since no panic happens within these locks.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// How long a wait may take.
#[derive(Debug)]
pub(super) struct Deadline {
    /// ms on the absolute clock; none for no limit.
    end: Option<f64>,
}

impl Deadline {
    pub const NEVER: Self = Self { end: None };

    /// As long as somebody may wait who begins now.
    pub fn after(timeout: Duration) -> Self {
        let ms = timeout.as_secs_f64() * 1e3;
        // What is over at once is so by any clock, also by none.
        let end = if ms == 0.0 { 0.0 } else { rt::clock::absolute() + ms };
        Self { end: Some(end) }
    }

    /// Lets a steered run's virtual time come to its end: the wait was given up.
    pub fn pass(&self) {
        seat::advance(self.end.unwrap_or(0.0));
    }

    pub fn is_limited(&self) -> bool {
        self.end.is_some()
    }

    pub fn is_over(&self) -> bool {
        self.end.is_some_and(|end| end == 0.0 || limit_is_over(end))
    }
}

#[cfg(not(all(feature = "model", not(target_family = "wasm"))))]
mod real {
    use std::sync::PoisonError;
    pub use std::sync::{Condvar, Mutex, MutexGuard, atomic};
    use std::time::Duration;

    use super::Deadline;

    pub fn limit_is_over(end: f64) -> bool {
        rt::clock::absolute() >= end
    }

    /// Waits for a call, but no longer than until the run's stop flag is to be looked at or the limit is
    /// over; whether that is why it ended.
    pub fn wait_slice<'a, T>(
        condvar: &Condvar,
        _mutex: &'a Mutex<T>,
        guard: MutexGuard<'a, T>,
        deadline: &Deadline,
    ) -> (MutexGuard<'a, T>, bool) {
        let slice = deadline.end.map_or(rt::SLICE, |end| {
            // The lesser of the two first: the longest of durations is too long for a conversion back.
            let left = (end - rt::clock::absolute()) / 1e3;
            Duration::from_secs_f64(left.clamp(0.0, rt::SLICE.as_secs_f64()))
        });
        let waited = condvar.wait_timeout(guard, slice);
        let (guard, result) = waited.unwrap_or_else(PoisonError::into_inner);
        (guard, result.timed_out())
    }

    pub use rt::thread_id;
}

#[cfg(all(feature = "model", not(target_family = "wasm")))]
mod model {
    use shuttle::rand::Rng;
    pub use shuttle::sync::{Condvar, Mutex, MutexGuard, atomic};

    use super::{Deadline, lock};

    pub fn limit_is_over(_end: f64) -> bool {
        shuttle::rand::thread_rng().gen_bool(0.25)
    }

    pub fn wait_slice<'a, T>(
        condvar: &Condvar,
        mutex: &'a Mutex<T>,
        guard: MutexGuard<'a, T>,
        deadline: &Deadline,
    ) -> (MutexGuard<'a, T>, bool) {
        if !deadline.is_limited() {
            let guard = condvar.wait(guard).unwrap_or_else(std::sync::PoisonError::into_inner);
            return (guard, false);
        }
        // shuttle's limits are never over, so a wait with one lets the others run and looks again.
        drop(guard);
        shuttle::thread::yield_now();
        (lock(mutex), true)
    }

    pub fn thread_id() -> usize {
        usize::from(shuttle::current::me()) + 1
    }
}
