//! What labs about orders of steps have in common.

use std::time::Duration;

/// Sleeps, but not at all where there is no time to pass: in the scheduler's seat even a sleep of no length
/// would be a step.
#[track_caller]
pub fn pause(time: Duration) {
    if !time.is_zero() {
        rt::sleep(time);
    }
}
