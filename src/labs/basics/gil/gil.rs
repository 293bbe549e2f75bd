//! A model of CPython's global interpreter lock.
//!
//! The hand-over follows CPython's `Python/ceval_gil.c` (since 3.2): who wants the lock waits for one
//! switch interval; if nobody has switched meanwhile it asks the holder to drop it; the holder looks
//! at that request between two pieces of bytecode, drops the lock, and waits until somebody else
//! has taken it. What is modelled is the lock; no Python runs.

use std::time::Duration;

use sync::{AtomicU32, Condvar, Mutex, Ordering};
use trace::State;

/// The lock.
#[derive(Debug)]
pub struct Gil {
    interval: Duration,
    drop_request: AtomicU32,
    state: Mutex<Holder>,
    freed: Condvar,
    switched: Condvar,
}

#[derive(Debug)]
struct Holder {
    locked: bool,
    last: usize,
    switches: u64,
}

impl Gil {
    /// A free lock with CPython's `sys.setswitchinterval`.
    pub const fn new(interval: Duration) -> Self {
        Self {
            interval,
            drop_request: AtomicU32::new(0),
            state: Mutex::new("gil-state", Holder { locked: false, last: usize::MAX, switches: 0 }),
            freed: Condvar::with_state("gil", State::Lock),
            switched: Condvar::with_state("gil", State::Lock),
        }
    }

    // #region gil
    /// `take_gil`: waits for the lock as thread `me`.
    pub fn take(&self, me: usize) {
        let mut holder = self.state.lock();
        while holder.locked {
            let before = holder.switches;
            let (again, result) = self.freed.wait_timeout(holder, self.interval); // <- 5 ms
            holder = again;
            if result.timed_out() && holder.locked && holder.switches == before {
                self.drop_request.store(1, Ordering::Relaxed); // <- asks the holder to let go
                rt::log("asked", me as u32 + 1, 0.0);
            }
        }
        holder.locked = true;
        if holder.last != me {
            holder.last = me;
            holder.switches += 1;
            rt::log("taken", me as u32 + 1, rt::clock::now());
        }
        self.drop_request.store(0, Ordering::Relaxed);
        self.switched.notify_one();
    }

    /// `drop_gil`: releases the lock; after a request, waits until another thread has it.
    pub fn release(&self, me: usize) {
        let asked = self.drop_request.load(Ordering::Relaxed) != 0;
        let mut holder = self.state.lock();
        holder.locked = false;
        self.freed.notify_one();
        while asked && holder.last == me && !holder.locked {
            // The one that asked may have stopped waiting by now, so this wait has a limit.
            let (again, result) = self.switched.wait_timeout(holder, self.interval);
            holder = again;
            if result.timed_out() {
                break;
            }
        }
    }

    /// What CPython does between two bytecode instructions.
    pub fn check(&self, me: usize) {
        if self.drop_request.load(Ordering::Relaxed) != 0 {
            self.release(me);
            self.take(me);
        }
    }
    // #endregion

    /// How often the lock has gone from one thread to another.
    pub fn switches(&self) -> u64 {
        // The first to have it took it from nobody.
        self.state.lock().switches.saturating_sub(1)
    }
}
