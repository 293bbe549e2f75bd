//! A lock that its holder may take again.

use std::cell::UnsafeCell;
use std::ops::Deref;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::rt;

use super::{Mutex, MutexGuard};

/// As `std`'s (unstable) `ReentrantLock` and Python's `threading.RLock`: the thread that holds it may
/// lock it again and must unlock it as often. Since several guards may exist in one thread, a guard
/// gives shared access only; what is to change needs a `Cell` or an atomic.
#[derive(Debug)]
pub struct ReentrantMutex<T: ?Sized> {
    /// Lane of the holder, as [`rt::lane_number`] counts; 0 while free.
    holder: AtomicU32,
    /// Guards that exist. Only the holder touches it.
    depth: UnsafeCell<u32>,
    inner: Mutex<()>,
    value: T,
}

// SAFETY: `depth` is touched by the thread that holds `inner` alone, and `value` is only shared out.
unsafe impl<T: ?Sized + Send> Send for ReentrantMutex<T> {}
// SAFETY: as above; one thread at a time sees the value, so it need not be `Sync`.
unsafe impl<T: ?Sized + Send> Sync for ReentrantMutex<T> {}

/// Access to a [`ReentrantMutex`]'s value; gives one level back when dropped.
#[derive(Debug)]
pub struct ReentrantMutexGuard<'a, T: ?Sized> {
    mutex: &'a ReentrantMutex<T>,
    _not_send: std::marker::PhantomData<*const ()>,
}

impl<T> ReentrantMutex<T> {
    /// An unlocked one; `name` is what the timeline and a deadlock call it.
    pub const fn new(name: &'static str, value: T) -> Self {
        Self {
            holder: AtomicU32::new(0),
            depth: UnsafeCell::new(0),
            inner: Mutex::new(name, ()),
            value,
        }
    }
}

impl<T: ?Sized> ReentrantMutex<T> {
    /// Blocks until no other lane holds it. Threads are told apart by their lanes, so it works within
    /// runs only.
    pub fn lock(&self) -> ReentrantMutexGuard<'_, T> {
        let me = rt::lane_number();
        assert!(me != 0, "a reentrant lock is taken from a lane of a run");
        // Relaxed is enough: it can only equal `me` if this very thread wrote it.
        if self.holder.load(Ordering::Relaxed) != me {
            // The depth says when to unlock, so the guard itself must not.
            std::mem::forget(self.inner.lock());
            self.holder.store(me, Ordering::Relaxed);
        }
        // SAFETY: this thread holds `inner`.
        unsafe { *self.depth.get() += 1 };
        ReentrantMutexGuard { mutex: self, _not_send: std::marker::PhantomData }
    }
}

impl<T: ?Sized> ReentrantMutexGuard<'_, T> {
    /// How often its thread holds the lock.
    pub fn depth(&self) -> u32 {
        // SAFETY: this thread holds `inner`.
        unsafe { *self.mutex.depth.get() }
    }
}

impl<T: ?Sized> Deref for ReentrantMutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.mutex.value
    }
}

impl<T: ?Sized> Drop for ReentrantMutexGuard<'_, T> {
    fn drop(&mut self) {
        // SAFETY: this thread holds `inner`.
        let depth = unsafe { &mut *self.mutex.depth.get() };
        *depth -= 1;
        if *depth == 0 {
            self.mutex.holder.store(0, Ordering::Relaxed);
            // SAFETY: `lock` forgot exactly one guard since the depth was last 0.
            drop(unsafe { MutexGuard::resume(&self.mutex.inner) });
        }
    }
}
