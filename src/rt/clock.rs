//! Time in ms as `f64`, the web's own unit.

use super::lane;

pub use super::time::absolute;

/// ms since the epoch of the run that this thread works for; since an arbitrary moment outside one.
pub fn now() -> f64 {
    absolute() - lane::epoch()
}
