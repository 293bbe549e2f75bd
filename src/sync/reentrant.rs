//! A lock that its holder may acquire again.

use std::cell::UnsafeCell;
use std::ops::Deref;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::base::thread_id;
use super::{Mutex, MutexGuard};

/// Like `std`'s (unstable) `ReentrantLock` and Python's `threading.RLock`: the thread that holds it may
/// lock it again and must unlock it as often. Since several guards may exist in one thread, a guard
/// gives only shared access; what is to change needs a `Cell` or an atomic.
#[derive(Debug)]
pub struct ReentrantMutex<T: ?Sized> {
    /// The holding thread; 0 while free.
    holder: AtomicUsize,
    /// Guards that exist. Only the holder touches it.
    depth: UnsafeCell<u32>,
    inner: Mutex<()>,
    value: T,
}

// SAFETY: `depth` is touched by the thread that holds `inner` alone, and `value` is only shared out.
unsafe impl<T: ?Sized + Send> Send for ReentrantMutex<T> {}
// SAFETY: as above; one thread at a time sees the value, so it need not be `Sync`.
unsafe impl<T: ?Sized + Send> Sync for ReentrantMutex<T> {}

/// Access to a [`ReentrantMutex`]'s value; releases one level when dropped.
#[derive(Debug)]
pub struct ReentrantMutexGuard<'a, T: ?Sized> {
    mutex: &'a ReentrantMutex<T>,
    _not_send: std::marker::PhantomData<*const ()>,
}

impl<T> ReentrantMutex<T> {
    /// An unlocked one; `name` is what the timeline and a deadlock call it.
    pub const fn new(name: &'static str, value: T) -> Self {
        Self {
            holder: AtomicUsize::new(0),
            depth: UnsafeCell::new(0),
            inner: Mutex::new(name, ()),
            value,
        }
    }
}

impl<T: ?Sized> ReentrantMutex<T> {
    /// Blocks until no other thread holds it.
    #[track_caller]
    pub fn lock(&self) -> ReentrantMutexGuard<'_, T> {
        let me = thread_id();
        if !self.is_held_by(me) {
            self.begin(me, self.inner.lock());
        }
        self.deeper()
    }

    /// Takes it if no other thread holds it.
    #[track_caller]
    pub fn try_lock(&self) -> Option<ReentrantMutexGuard<'_, T>> {
        let me = thread_id();
        if !self.is_held_by(me) {
            self.begin(me, self.inner.try_lock()?);
        }
        Some(self.deeper())
    }

    fn is_held_by(&self, me: usize) -> bool {
        // Relaxed is enough: it can only equal `me` if this very thread wrote it.
        self.holder.load(Ordering::Relaxed) == me
    }

    fn begin(&self, me: usize, guard: MutexGuard<'_, ()>) {
        // The depth says when to unlock, so the guard itself must not.
        std::mem::forget(guard);
        self.holder.store(me, Ordering::Relaxed);
    }

    /// One level more, for the thread that holds `inner`.
    fn deeper(&self) -> ReentrantMutexGuard<'_, T> {
        // SAFETY: this thread holds `inner`.
        let depth = unsafe { &mut *self.depth.get() };
        *depth = depth.checked_add(1).expect("fewer levels than 2^32");
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
