//! Where threads wait for locks: a few places that all locks share, by their address.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

use super::{FREE, HELD, WAITED_FOR};

/// Looks before a thread sleeps: a lock is held for one operation.
const LOOKS: u32 = 100;
const PLACES: usize = 64;

struct Place {
    mutex: Mutex<()>,
    changed: Condvar,
}

static LOT: [Place; PLACES] =
    [const { Place { mutex: Mutex::new(()), changed: Condvar::new() } }; PLACES];

fn place(state: &AtomicU32) -> &'static Place {
    &LOT[(std::ptr::from_ref(state) as usize >> 4) % PLACES]
}

/// Takes a lock that somebody has.
pub(crate) fn wait(state: &AtomicU32) {
    for _ in 0..LOOKS {
        std::hint::spin_loop();
        let free = state.load(Ordering::Relaxed) == FREE;
        if free && state.compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed).is_ok()
        {
            return;
        }
    }
    // Who has waited cannot know whether others still do.
    while state.swap(WAITED_FOR, Ordering::Acquire) != FREE {
        let place = place(state);
        let held = place.mutex.lock().unwrap_or_else(PoisonError::into_inner);
        // Whoever gives it back after this look comes to the same mutex before waking.
        if state.load(Ordering::Relaxed) == WAITED_FOR {
            drop(place.changed.wait(held));
        }
    }
}

/// Wakes those who wait for a lock that was given back, and those who wait for others in its place.
#[cold]
#[inline(never)]
pub(crate) fn wake(state: &AtomicU32) {
    let place = place(state);
    drop(place.mutex.lock());
    place.changed.notify_all();
}
