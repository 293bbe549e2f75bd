//! Time in ms as `f64`, the web's own unit.

use super::{lane, platform};
use crate::seat;

/// ms on a clock that all threads and processes of the machine share; monotonic within a thread. In a steered
/// run it is virtual.
pub fn absolute() -> f64 {
    seat::now().unwrap_or_else(platform::absolute_ms)
}

/// ms since the epoch of the run that this thread works for; since an arbitrary moment outside one.
pub fn now() -> f64 {
    absolute() - lane::epoch()
}
