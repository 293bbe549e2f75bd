//! What lets other tabs learn of a run's end, also where it has no time to say so itself: its worker may be ended, its tab closed.

use super::platform;

/// A lock that is held until this is dropped, or the worker that holds it has ended. Who asks for the same lock, shared or not,
/// gets it then.
#[derive(Debug)]
pub struct Presence {
    _held: platform::Presence,
}

impl Presence {
    /// Holds the lock `interleave/<name>`, once nobody else does. None where there are no such locks: natively, and where the
    /// browser refuses them.
    pub async fn begin(name: &str) -> Option<Self> {
        let held = platform::Presence::begin(&format!("interleave/{name}")).await;
        held.map(|_held| Self { _held })
    }
}
