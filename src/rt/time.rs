//! The one clock, in ms as `f64`: the web's own unit.

use super::platform;

/// ms on a clock that all threads and processes of the machine share; monotonic within a thread. In a steered
/// run it is virtual.
pub fn absolute() -> f64 {
    seat::now().unwrap_or_else(platform::absolute_ms)
}
