//! Objects that are gone: where one was, another one may come to lie, and who knows objects by their places has to tell them apart.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

static LISTENS: AtomicBool = AtomicBool::new(false);
static TOLD: OnceLock<fn(u64)> = OnceLock::new();

/// Has `told` called with the [id](super::Value::id) of each list, dict, set, cell and instance that goes, from now on.
pub fn listen(told: fn(u64)) {
    TOLD.get_or_init(|| told);
    LISTENS.store(true, Ordering::Relaxed);
}

#[inline]
pub(super) fn tell<T>(object: &T) {
    if LISTENS.load(Ordering::Relaxed)
        && let Some(told) = TOLD.get()
    {
        told(std::ptr::from_ref(object) as usize as u64);
    }
}
