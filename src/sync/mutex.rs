//! Mutual exclusion.
//!
//! The lock word follows "Mutex2" of Drepper, *Futexes Are Tricky* (2011): 0 free, 1 held, 2 held with
//! waiters, so that locking and unlocking without contention are one atomic operation each. The futex
//! is a std mutex and condition variable, waited on in slices so that a waiter sees stop.

use std::cell::UnsafeCell;
use std::ops::{Deref, DerefMut};
use std::sync::PoisonError;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::rt;
use crate::trace::State;

const FREE: u32 = 0;
const HELD: u32 = 1;
const CONTENDED: u32 = 2;

/// As [`std::sync::Mutex`], except that `lock` returns the guard itself.
#[derive(Debug)]
pub struct Mutex<T: ?Sized> {
    name: &'static str,
    word: AtomicU32,
    /// Lane of the holder plus one; 0 when unknown. Written by the holder, read by the watchdog.
    holder: AtomicU32,
    queue: std::sync::Mutex<()>,
    freed: std::sync::Condvar,
    value: UnsafeCell<T>,
}

// SAFETY: as `std::sync::Mutex`: the guard gives one thread at a time access to the value.
unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}
// SAFETY: as above.
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}

/// Access to a [`Mutex`]'s value; unlocks when dropped.
#[derive(Debug)]
pub struct MutexGuard<'a, T: ?Sized> {
    mutex: &'a Mutex<T>,
    /// A guard must be dropped by the thread that locked.
    _not_send: std::marker::PhantomData<*const ()>,
}

impl<T> Mutex<T> {
    /// An unlocked mutex; `name` is what the timeline and a deadlock call it.
    pub const fn new(name: &'static str, value: T) -> Self {
        Self {
            name,
            word: AtomicU32::new(FREE),
            holder: AtomicU32::new(0),
            queue: std::sync::Mutex::new(()),
            freed: std::sync::Condvar::new(),
            value: UnsafeCell::new(value),
        }
    }

    /// Takes the value out.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> Mutex<T> {
    /// Blocks until the lock is free and takes it. Locking it twice from one thread deadlocks, which
    /// the watchdog reports.
    #[inline]
    pub fn lock(&self) -> MutexGuard<'_, T> {
        if self.word.compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed).is_err() {
            self.lock_contended();
        }
        self.taken()
    }

    /// Takes the lock if it is free.
    #[inline]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
        let free = self.word.compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed);
        free.is_ok().then(|| self.taken())
    }

    #[inline]
    fn taken(&self) -> MutexGuard<'_, T> {
        self.holder.store(rt::lane_number(), Ordering::Relaxed);
        MutexGuard { mutex: self, _not_send: std::marker::PhantomData }
    }

    fn holder(&self) -> Option<usize> {
        (self.holder.load(Ordering::Relaxed) as usize).checked_sub(1)
    }

    #[cold]
    fn lock_contended(&self) {
        let wait = rt::wait(State::Lock, self.name);
        while self.word.swap(CONTENDED, Ordering::Acquire) != FREE {
            let queue = self.queue.lock().unwrap_or_else(PoisonError::into_inner);
            // Between the swap and here the lock may have been freed without a waiter to wake.
            if self.word.load(Ordering::Relaxed) == CONTENDED {
                let waited = self.freed.wait_timeout(queue, rt::SLICE);
                let timed_out = waited.is_ok_and(|(_, result)| result.timed_out());
                if timed_out {
                    wait.goes_on(self.holder());
                }
            }
        }
    }

    #[inline]
    fn unlock(&self) {
        self.holder.store(0, Ordering::Relaxed);
        if self.word.swap(FREE, Ordering::Release) == CONTENDED {
            self.wake_one();
        }
    }

    #[cold]
    fn wake_one(&self) {
        drop(self.queue.lock().unwrap_or_else(PoisonError::into_inner));
        self.freed.notify_one();
    }
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    pub(super) fn mutex(&self) -> &'a Mutex<T> {
        self.mutex
    }

    /// A guard in place of one that was forgotten.
    ///
    /// # Safety
    /// This thread holds the lock, and no guard of it exists.
    pub(super) unsafe fn resume(mutex: &'a Mutex<T>) -> Self {
        Self { mutex, _not_send: std::marker::PhantomData }
    }
}

impl<T: ?Sized> Deref for MutexGuard<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: the guard's thread holds the lock.
        unsafe { &*self.mutex.value.get() }
    }
}

impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the guard's thread holds the lock.
        unsafe { &mut *self.mutex.value.get() }
    }
}

impl<T: ?Sized> Drop for MutexGuard<'_, T> {
    #[inline]
    fn drop(&mut self) {
        self.mutex.unlock();
    }
}
