//! Counted references to the objects of the workbench's Python: what `std::sync::Arc` is, and less.
//!
//! An interpreter counts references all the time. Those of `Arc` are counted by atomic operations, whether there is another thread or
//! not; here the counts are ordinary numbers for as long as there is one thread that works with objects ([`locked::alone`]). The count
//! is the first word of every object whatever that is, so that values of all kinds are copied in one and the same way. What all threads
//! use, such as functions and classes, each of them can count for itself ([`Inside::another`]).

mod spread;
#[cfg(all(test, not(target_family = "wasm")))]
mod tests;

use std::alloc::{Layout, dealloc};
use std::fmt;
use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::{self, NonNull};
use std::sync::atomic::{AtomicUsize, Ordering};

use locked::alone;
pub use spread::{Inside, Spread};

/// What stands before each object, whatever it is.
#[repr(C)]
pub struct Counts {
    strong: Count,
    /// Weak references, and one for all strong ones together.
    weak: Count,
}

struct Count(AtomicUsize);

/// More than fit in memory. What is above is the number of a count that threads keep apart.
const TOO_MANY: usize = isize::MAX as usize;
/// Of weak references, while it is found out whether there is another reference at all.
const LOCKED: usize = usize::MAX;

impl Count {
    #[inline(always)]
    fn get(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }

    /// In wasm an atomic store is sequentially consistent, and takes as long as an exchange: this one is an ordinary store.
    #[inline(always)]
    fn alone_set(&self, to: usize) {
        // SAFETY: nobody else is there who could look at it.
        unsafe { *self.0.as_ptr() = to }
    }

    #[inline(always)]
    fn more(&self) {
        let before = self.get();
        if before > TOO_MANY {
            spread::count(before, 1);
        } else if alone() {
            self.alone_set(before + 1);
        } else {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Whether it was the last.
    #[inline(always)]
    fn less(&self) -> bool {
        let before = self.get();
        if before > TOO_MANY {
            spread::count(before, -1);
            false
        } else if alone() {
            self.alone_set(before.wrapping_sub(1));
            before == 1
        } else {
            self.0.fetch_sub(1, Ordering::Release) == 1
        }
    }
}

impl Counts {
    /// One more reference, which the caller makes; if it does not, the object is never dropped.
    #[inline(always)]
    pub fn more(&self) {
        self.strong.more();
    }

    /// One reference less, unless it is the last; whether it was not.
    ///
    /// # Safety
    /// If so, the caller forgets a reference of its own.
    #[inline(always)]
    pub unsafe fn less(&self) -> bool {
        let before = self.strong.get();
        if before > TOO_MANY {
            spread::count(before, -1);
        } else if alone() {
            if before == 1 {
                return false;
            }
            self.strong.alone_set(before.wrapping_sub(1));
        } else if self.strong.0.fetch_sub(1, Ordering::Release) == 1 {
            // The caller has it still.
            self.strong.0.store(1, Ordering::Relaxed);
            return false;
        }
        true
    }
}

#[repr(C)]
struct Inner<T> {
    counts: Counts,
    value: T,
}

/// A reference to an object, which lives for as long as there is one.
pub struct Ref<T> {
    inner: NonNull<Inner<T>>,
    /// The last reference drops the object.
    owns: PhantomData<Inner<T>>,
}

// SAFETY: as of an `Arc`.
unsafe impl<T: Send + Sync> Send for Ref<T> {}
// SAFETY: as of an `Arc`.
unsafe impl<T: Send + Sync> Sync for Ref<T> {}

impl<T> Ref<T> {
    /// A new object.
    #[inline]
    pub fn new(value: T) -> Self {
        let one = || Count(AtomicUsize::new(1));
        let inner = Box::new(Inner { counts: Counts { strong: one(), weak: one() }, value });
        Self { inner: NonNull::from(Box::leak(inner)), owns: PhantomData }
    }

    /// How its references are counted.
    #[inline(always)]
    pub fn counts(this: &Self) -> &Counts {
        // SAFETY: it is there for as long as this reference.
        unsafe { &(*this.inner.as_ptr()).counts }
    }

    /// Where its counts are: it stays counted, and belongs to the caller.
    fn into_counts(this: Self) -> NonNull<Counts> {
        let counts = this.inner.cast();
        std::mem::forget(this);
        counts
    }

    /// # Safety
    /// The counts of a `T`, of which one belongs to the caller.
    unsafe fn from_counts(counts: NonNull<Counts>) -> Self {
        Self { inner: counts.cast(), owns: PhantomData }
    }

    /// Whether both are references to one object.
    #[inline]
    pub fn ptr_eq(this: &Self, other: &Self) -> bool {
        this.inner == other.inner
    }

    /// Where the object is.
    #[inline]
    pub fn as_ptr(this: &Self) -> *const T {
        // SAFETY: it is there for as long as this reference.
        unsafe { &raw const (*this.inner.as_ptr()).value }
    }

    /// How many references there are, but for what other threads do meanwhile.
    pub fn strong_count(this: &Self) -> usize {
        Self::counts(this).strong.get()
    }

    /// The object for changing, if this is the only reference.
    #[inline]
    pub fn get_mut(this: &mut Self) -> Option<&mut T> {
        let Counts { strong, weak } = Self::counts(this);
        // Nobody can make a weak reference meanwhile, and then let go of the one that it was made from.
        weak.0.compare_exchange(1, LOCKED, Ordering::Acquire, Ordering::Relaxed).ok()?;
        let only = strong.0.load(Ordering::Acquire) == 1;
        weak.0.store(1, Ordering::Release);
        if !only {
            return None;
        }
        // SAFETY: no other reference is there, and none could be made but by way of this one.
        Some(unsafe { &mut (*this.inner.as_ptr()).value })
    }

    /// A reference that does not keep the object alive.
    pub fn downgrade(this: &Self) -> Weak<T> {
        let weak = &Self::counts(this).weak.0;
        let free = |count| if count == LOCKED { None } else { Some(count + 1) };
        while weak.fetch_update(Ordering::Acquire, Ordering::Relaxed, free).is_err() {
            std::hint::spin_loop();
        }
        Weak { inner: this.inner }
    }

    #[inline(never)]
    fn end(&mut self) {
        // What others did with the object comes before this. A fence would be one for everything.
        let _ = Self::counts(self).strong.0.load(Ordering::Acquire);
        // SAFETY: this was the last reference.
        unsafe { ptr::drop_in_place(&raw mut (*self.inner.as_ptr()).value) }
        drop(Weak { inner: self.inner });
    }
}

impl<T> Clone for Ref<T> {
    #[inline]
    fn clone(&self) -> Self {
        more(Self::counts(self));
        Self { inner: self.inner, owns: PhantomData }
    }
}

impl<T> Drop for Ref<T> {
    #[inline]
    fn drop(&mut self) {
        if less(Self::counts(self)) {
            self.end();
        }
    }
}

// One function for the references to all kinds of objects; where speed matters, values use `Counts` themselves.

#[inline(never)]
fn more(counts: &Counts) {
    counts.strong.more();
}

#[inline(never)]
fn less(counts: &Counts) -> bool {
    counts.strong.less()
}

impl<T> Deref for Ref<T> {
    type Target = T;

    #[inline(always)]
    fn deref(&self) -> &T {
        // SAFETY: it is there for as long as this reference.
        unsafe { &(*self.inner.as_ptr()).value }
    }
}

impl<T: Default> Default for Ref<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: fmt::Debug> fmt::Debug for Ref<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

/// A reference to an object that may be gone.
pub struct Weak<T> {
    inner: NonNull<Inner<T>>,
}

// SAFETY: as of an `Arc`'s.
unsafe impl<T: Send + Sync> Send for Weak<T> {}
// SAFETY: as of an `Arc`'s.
unsafe impl<T: Send + Sync> Sync for Weak<T> {}

impl<T> Weak<T> {
    #[inline(always)]
    fn counts(&self) -> &Counts {
        // SAFETY: the counts are there for as long as this reference.
        unsafe { &(*self.inner.as_ptr()).counts }
    }

    /// A reference, if the object is still there.
    #[inline]
    pub fn upgrade(&self) -> Option<Ref<T>> {
        let strong = &self.counts().strong;
        let mut count = strong.get();
        loop {
            if count == 0 {
                return None;
            }
            if count > TOO_MANY {
                spread::count(count, 1);
                break;
            }
            if alone() {
                strong.alone_set(count + 1);
                break;
            }
            match strong.0.compare_exchange_weak(
                count,
                count + 1,
                Ordering::Acquire,
                Ordering::Relaxed,
            ) {
                Ok(_) => break,
                Err(now) => count = now,
            }
        }
        Some(Ref { inner: self.inner, owns: PhantomData })
    }
}

impl<T> Drop for Weak<T> {
    #[inline]
    fn drop(&mut self) {
        let weak = &self.counts().weak;
        // Most objects never had another one.
        if weak.0.load(Ordering::Acquire) == 1 || weak.less() {
            let _ = weak.0.load(Ordering::Acquire);
            // SAFETY: the object is dropped, and there is no other reference of either kind; it was allocated as a box.
            unsafe { dealloc(self.inner.as_ptr().cast(), Layout::new::<Inner<T>>()) }
        }
    }
}

impl<T> fmt::Debug for Weak<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(Weak)")
    }
}
