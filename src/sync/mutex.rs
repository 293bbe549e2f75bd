//! Mutual exclusion.
//!
//! The lock word follows "Mutex2" of Drepper, *Futexes Are Tricky* (2011): 0 free, 1 held, 2 held with
//! waiters, so that locking and unlocking without contention are one atomic operation each. The futex
//! is a std mutex and condition variable, waited on in slices so that a waiter sees stop.

use std::cell::UnsafeCell;
use std::ops::{Deref, DerefMut};
use std::panic::Location;
use std::sync::atomic::Ordering;
use std::time::Duration;

use rt::{self, steer};
use seat::{self, Action, Note, Object, Op};
use trace::State;

use super::base::{self, Deadline};

const FREE: u32 = 0;
const HELD: u32 = 1;
const CONTENDED: u32 = 2;

/// Like [`std::sync::Mutex`], except that `lock` returns the guard itself, and with the timeout of
/// Python's `Lock.acquire(timeout=…)`. Like both it is not fair: a thread that arrives as it is unlocked may be first.
#[derive(Debug)]
pub struct Mutex<T: ?Sized> {
    name: &'static str,
    word: base::atomic::AtomicU32,
    /// Lane of the holder plus one; 0 when unknown. Written by the holder, read by the watchdog.
    holder: std::sync::atomic::AtomicU32,
    queue: base::Mutex<()>,
    freed: base::Condvar,
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
    /// Where it was locked.
    at: &'static Location<'static>,
    /// A guard must be dropped by the thread that locked.
    _not_send: std::marker::PhantomData<*const ()>,
}

impl<T> Mutex<T> {
    /// An unlocked mutex; `name` is what the timeline and a deadlock call it.
    pub const fn new(name: &'static str, value: T) -> Self {
        Self {
            name,
            word: base::atomic::AtomicU32::new(FREE),
            holder: std::sync::atomic::AtomicU32::new(0),
            queue: base::Mutex::new(()),
            freed: base::Condvar::new(),
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
    #[track_caller]
    pub fn lock(&self) -> MutexGuard<'_, T> {
        if seat::is_steered() {
            self.step(Action::Lock);
        }
        if self.word.compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed).is_err() {
            self.lock_contended(&Deadline::NEVER);
        }
        self.taken()
    }

    /// Like [`lock`](Self::lock), waiting for at most `timeout`; `None` if it was held all that time.
    #[track_caller]
    pub fn try_lock_for(&self, timeout: Duration) -> Option<MutexGuard<'_, T>> {
        if seat::is_steered() {
            let deadline = Deadline::after(timeout);
            self.step(Action::LockOrTimeOut);
            return self.taken_if_free().or_else(|| {
                deadline.pass();
                None
            });
        }
        if let Some(guard) = self.try_lock() {
            return Some(guard);
        }
        let got = self.lock_contended(&Deadline::after(timeout));
        if got { Some(self.taken()) } else { None }
    }

    /// The value; nobody else can have it locked.
    pub fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    /// Takes the lock if it is free.
    #[inline]
    #[track_caller]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
        if seat::is_steered() {
            self.step(Action::TryLock);
            return self.taken_if_free();
        }
        let free = self.word.compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed);
        if free.is_ok() { Some(self.taken()) } else { None }
    }

    /// Waits for the turn to take it.
    #[cold]
    #[track_caller]
    fn step(&self, action: Action) {
        let op = Op::new(action, self.object(), Location::caller());
        steer::step(op, &|| action != Action::Lock || self.is_free());
    }

    #[cold]
    #[track_caller]
    fn taken_if_free(&self) -> Option<MutexGuard<'_, T>> {
        let free = self.word.compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed);
        if free.is_err() {
            seat::note(Note::Refused);
            return None;
        }
        Some(self.taken())
    }

    /// What the scheduler's seat knows it by.
    pub(super) fn object(&self) -> Object {
        Object::at(&self.word, self.name)
    }

    pub(super) fn is_free(&self) -> bool {
        self.word.load(Ordering::Relaxed) == FREE
    }

    #[inline]
    #[track_caller]
    fn taken(&self) -> MutexGuard<'_, T> {
        self.holder.store(rt::lane_number(), Ordering::Relaxed);
        MutexGuard { mutex: self, at: Location::caller(), _not_send: std::marker::PhantomData }
    }

    fn holder(&self) -> Option<usize> {
        (self.holder.load(Ordering::Relaxed) as usize).checked_sub(1)
    }

    /// Whether it was got in time.
    #[cold]
    fn lock_contended(&self, deadline: &Deadline) -> bool {
        let wait = rt::wait(State::Lock, self.name);
        while self.word.swap(CONTENDED, Ordering::Acquire) != FREE {
            // Whoever gives up may have been woken; the word still says that its next holder must wake.
            if deadline.is_over() {
                return false;
            }
            let queue = base::lock(&self.queue);
            // Between the swap and here the lock may have been freed without a waiter to wake.
            if self.word.load(Ordering::Relaxed) == CONTENDED {
                let (queue, slept) = base::wait_slice(&self.freed, &self.queue, queue, deadline);
                drop(queue);
                match (slept, deadline.is_limited()) {
                    (false, _) => {}
                    (true, false) => wait.goes_on(self.holder()),
                    // It ends by itself, so it is no matter for the watchdog.
                    (true, true) => rt::checkpoint(),
                }
            }
        }
        true
    }

    #[inline]
    fn unlock(&self, at: &'static Location<'static>) {
        if seat::is_steered() {
            let turn = seat::step(Op::new(Action::Unlock, self.object(), at), &|| true);
            seat::silently(|| self.unlock(at));
            // Only now: it must not stay locked for those who tidy up.
            if turn.is_err() {
                rt::unwind();
            }
            return;
        }
        self.holder.store(0, Ordering::Relaxed);
        if self.word.swap(FREE, Ordering::Release) == CONTENDED {
            self.wake_one();
        }
    }

    #[cold]
    fn wake_one(&self) {
        drop(base::lock(&self.queue));
        self.freed.notify_one();
    }
}

impl<'a, T: ?Sized> MutexGuard<'a, T> {
    /// The same, as if it had been locked `at` another place: where the lab waits for it.
    pub(super) fn located(mut self, at: &'static Location<'static>) -> Self {
        self.at = at;
        self
    }

    pub(super) fn mutex(&self) -> &'a Mutex<T> {
        self.mutex
    }

    /// A guard in place of one that was forgotten.
    ///
    /// # Safety
    /// This thread holds the lock, and no guard of it exists.
    #[track_caller]
    pub(super) unsafe fn resume(mutex: &'a Mutex<T>) -> Self {
        Self { mutex, at: Location::caller(), _not_send: std::marker::PhantomData }
    }
}

// SAFETY: a shared guard gives shared access to the value, and nothing else.
unsafe impl<T: ?Sized + Sync> Sync for MutexGuard<'_, T> {}

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
        self.mutex.unlock(self.at);
    }
}
