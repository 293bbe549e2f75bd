//! What labs about interleavings have in common.

use std::time::Duration;

/// Sleeps, unless there is no time to pass: in the scheduler's seat even a sleep of zero length
/// would be a step.
#[track_caller]
pub fn pause(time: Duration) {
    if !time.is_zero() {
        rt::sleep(time);
    }
}
