//! The small lock of each mutable object of the workbench's Python.
//!
//! A lock of `std`'s is taken and given back by two atomic operations, a fifth of the time of a loop over lists. Most programs have one
//! thread, or had none else before they start some: for as long as there is one thread that works with such objects ([`Inside`]), a lock
//! is an ordinary flag. As soon as there are two it is taken by compare and exchange, as a futex is (Drepper, *Futexes Are Tricky*,
//! 2011, the second mutex); who has to wait does so in one of a few places that all locks share, as in a parking lot.

mod lot;

use std::cell::UnsafeCell;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicU32, Ordering};

const FREE: u32 = 0;
const HELD: u32 = 1;
/// Somebody may be waiting.
const WAITED_FOR: u32 = 2;

/// How many there are [`Inside`], and whether there has been more than one since the first of them came. One word, so that there is
/// one order in which they come and go.
static THREADS: AtomicU32 = AtomicU32::new(0);
const SHARED: u32 = 1 << 31;

/// A thread is where objects are locked, or will be. Whoever starts a thread that is to share objects makes this before that is there,
/// and holds no lock meanwhile; it is kept for as long as the thread uses objects.
#[derive(Debug)]
pub struct Inside(());

impl Inside {
    /// One more thread.
    pub fn new() -> Self {
        let come = |threads| Some(if threads & !SHARED == 0 { 1 } else { (threads + 1) | SHARED });
        // Both orders are those of a lone word: what is shared goes to the other thread by the way in which that is started.
        let _ = THREADS.fetch_update(Ordering::Relaxed, Ordering::Relaxed, come);
        Self(())
    }
}

impl Default for Inside {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        THREADS.fetch_sub(1, Ordering::Relaxed);
    }
}

/// Whether there is one thread where objects are used; not whether there were more before.
pub fn is_last() -> bool {
    THREADS.load(Ordering::Relaxed) & !SHARED == 1
}

/// Whether there is one thread where objects are used, or none, and was none other since the first came.
#[inline(always)]
pub fn alone() -> bool {
    !is_shared()
}

#[inline(always)]
fn is_shared() -> bool {
    THREADS.load(Ordering::Relaxed) & SHARED != 0
}

/// Sets a lock where there is no other thread. In wasm every atomic store is sequentially consistent, and so takes as long as a
/// compare and exchange; this one is an ordinary store.
#[inline(always)]
fn alone_set(state: &AtomicU32, to: u32) {
    // SAFETY: nobody else is there who could look at it.
    unsafe { *state.as_ptr() = to }
}

/// A value behind a lock of its own. Held for one operation on a built-in object and never while Python code runs.
#[derive(Default)]
pub struct Locked<T> {
    state: AtomicU32,
    value: UnsafeCell<T>,
}

// SAFETY: as of a mutex: the value is used by one thread at a time.
unsafe impl<T: Send> Sync for Locked<T> {}

/// Access to what is locked.
pub struct Guard<'a, T> {
    lock: &'a Locked<T>,
    /// As good for other threads as this would be.
    value: PhantomData<&'a mut T>,
}

impl<T> Locked<T> {
    /// Puts a value behind a lock.
    pub const fn new(value: T) -> Self {
        Self { state: AtomicU32::new(FREE), value: UnsafeCell::new(value) }
    }

    /// Access.
    ///
    /// # Panics
    /// Where this thread is the only one, and has it already.
    #[inline]
    pub fn lock(&self) -> Guard<'_, T> {
        if is_shared() {
            if self
                .state
                .compare_exchange(FREE, HELD, Ordering::Acquire, Ordering::Relaxed)
                .is_err()
            {
                self.wait();
            }
        } else if self.state.load(Ordering::Relaxed) == FREE {
            alone_set(&self.state, HELD);
        } else {
            taken();
        }
        Guard { lock: self, value: PhantomData }
    }

    /// Access for who has it alone.
    #[inline]
    pub fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    /// Puts another in its place; the old one is dropped after unlocking.
    #[inline]
    pub fn set(&self, value: T) {
        let _old = std::mem::replace(&mut *self.lock(), value);
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }

    #[cold]
    #[inline(never)]
    fn wait(&self) {
        lot::wait(&self.state);
    }
}

/// With nobody else there it would wait for ever.
#[cold]
#[inline(never)]
fn taken() {
    panic!("an object is locked by who has locked it already");
}

impl<T: Clone> Locked<T> {
    /// A copy of what is there now.
    #[inline]
    pub fn get(&self) -> T {
        self.lock().clone()
    }
}

impl<T> std::fmt::Debug for Locked<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Locked").finish_non_exhaustive()
    }
}

impl<T> std::fmt::Debug for Guard<'_, T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Guard").finish_non_exhaustive()
    }
}

impl<T> Deref for Guard<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        // SAFETY: this thread has the lock.
        unsafe { &*self.lock.value.get() }
    }
}

impl<T> DerefMut for Guard<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: this thread has the lock.
        unsafe { &mut *self.lock.value.get() }
    }
}

impl<T> Drop for Guard<'_, T> {
    #[inline]
    fn drop(&mut self) {
        let state = &self.lock.state;
        if !is_shared() {
            alone_set(state, FREE);
        } else if state.swap(FREE, Ordering::Release) == WAITED_FOR {
            lot::wake(state);
        }
    }
}

#[cfg(all(test, not(target_family = "wasm")))]
mod tests {
    use std::sync::{Arc, Barrier};
    use std::thread;

    use super::*;

    /// Counts on so many threads, each of which has come inside before it is there.
    fn count(threads: usize, times: usize) -> usize {
        let _first = Inside::new();
        let (sum, start) = (Arc::new(Locked::new(0)), Arc::new(Barrier::new(threads)));
        let started: Vec<_> = (0..threads)
            .map(|_| {
                let (sum, start, inside) = (sum.clone(), start.clone(), Inside::new());
                thread::spawn(move || {
                    let _inside = inside;
                    start.wait();
                    for _ in 0..times {
                        *sum.lock() += 1;
                    }
                })
            })
            .collect();
        for thread in started {
            thread.join().unwrap();
        }
        sum.get()
    }

    #[test]
    fn nothing_is_lost_among_threads() {
        assert_eq!(count(8, 20_000), 160_000);
        assert_eq!(count(2, 200_000), 400_000);
    }

    #[test]
    fn whoever_waits_is_woken() {
        let _first = Inside::new();
        let lock = Arc::new(Locked::new(0));
        let held = lock.lock();
        let started: Vec<_> = (0..4)
            .map(|_| {
                let (lock, inside) = (lock.clone(), Inside::new());
                thread::spawn(move || {
                    let _inside = inside;
                    *lock.lock() += 1;
                })
            })
            .collect();
        // Long enough for them to be asleep; if they are not, they are woken all the same.
        thread::sleep(std::time::Duration::from_millis(50));
        drop(held);
        for thread in started {
            thread.join().unwrap();
        }
        assert_eq!(lock.get(), 4);
    }
}
