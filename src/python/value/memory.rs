//! How much memory a program's values take, roughly: what containers and texts allocate is added up as they come and go.
//!
//! Each thread keeps what it has not yet told the program's meter, so that values cost no shared counter each.

use std::cell::{Cell, RefCell};
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use std::sync::atomic::{AtomicIsize, Ordering};

use locked::Guard;

use super::Locked;

/// The sum for a whole program.
#[derive(Debug, Default)]
pub struct Meter(AtomicIsize);

impl Meter {
    /// The bytes in use, but for what threads have not told yet.
    pub fn bytes(&self) -> usize {
        self.0.load(Ordering::Relaxed).max(0) as usize
    }
}

/// What a thread may keep to itself.
const UNTOLD: isize = 16 << 10;

thread_local! {
    static OWN: Cell<isize> = const { Cell::new(0) };
    static METER: RefCell<Option<Arc<Meter>>> = const { RefCell::new(None) };
}

/// Makes this thread count for a program.
pub fn attach(meter: &Arc<Meter>) {
    METER.with(|current| {
        let mut current = current.borrow_mut();
        if !current.as_ref().is_some_and(|known| Arc::ptr_eq(known, meter)) {
            OWN.set(0);
            *current = Some(meter.clone());
        }
    });
}

/// Does something whose values do not count.
pub fn uncounted<R>(f: impl FnOnce() -> R) -> R {
    let meter = METER.with(|meter| meter.borrow_mut().take());
    let own = OWN.replace(0);
    let result = f();
    METER.with(|current| *current.borrow_mut() = meter);
    OWN.set(own);
    result
}

/// Adds to what is in use.
#[inline]
pub fn charge(bytes: isize) {
    let own = OWN.get().wrapping_add(bytes);
    if own.abs() < UNTOLD {
        OWN.set(own);
    } else {
        tell(own);
    }
}

#[cold]
fn tell(own: isize) {
    OWN.set(0);
    // Without the meter the thread is ending, or belongs to no program.
    let _ = METER.try_with(|meter| {
        if let Ok(meter) = meter.try_borrow()
            && let Some(meter) = &*meter
        {
            meter.0.fetch_add(own, Ordering::Relaxed);
        }
    });
}

/// Something of a known size: counts while it lives.
#[derive(Debug)]
pub struct Fixed<const BYTES: usize>(());

impl<const BYTES: usize> Fixed<BYTES> {
    /// Begins to count.
    pub fn new() -> Self {
        charge(BYTES as isize);
        Self(())
    }
}

impl<const BYTES: usize> Default for Fixed<BYTES> {
    fn default() -> Self {
        Self::new()
    }
}

impl<const BYTES: usize> Drop for Fixed<BYTES> {
    fn drop(&mut self) {
        charge(-(BYTES as isize));
    }
}

/// What a value takes beside what it holds.
pub const OBJECT: usize = 64;

/// Something that never changes, with the bytes that it takes.
#[derive(Debug)]
pub struct Held<T> {
    value: T,
    bytes: usize,
}

impl<T> Held<T> {
    /// Begins to count.
    pub fn new(value: T, bytes: usize) -> Self {
        let bytes = bytes + OBJECT;
        charge(bytes as isize);
        Self { value, bytes }
    }
}

impl<T> Deref for Held<T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> Drop for Held<T> {
    fn drop(&mut self) {
        charge(-(self.bytes as isize));
    }
}

/// What has a buffer that grows and shrinks.
pub trait Weigh {
    /// The buffer's bytes.
    fn weight(&self) -> usize;
}

impl<T> Weigh for Vec<T> {
    #[inline]
    fn weight(&self) -> usize {
        self.capacity() * size_of::<T>()
    }
}

/// Behind a lock, and counted: what it weighs is looked up when it is unlocked.
#[derive(Debug)]
pub struct Counted<T: Weigh>(Locked<Weighed<T>>);

#[derive(Debug)]
struct Weighed<T> {
    value: T,
    charged: usize,
}

/// Access to what is counted, for reading.
#[derive(Debug)]
pub struct ReadGuard<'a, T>(Guard<'a, Weighed<T>>);

impl<T> Deref for ReadGuard<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0.value
    }
}

/// Access to what is counted.
#[derive(Debug)]
pub struct CountedGuard<'a, T: Weigh>(Guard<'a, Weighed<T>>);

impl<T: Weigh> Counted<T> {
    /// Begins to count.
    pub fn new(value: T) -> Self {
        let charged = value.weight() + OBJECT;
        charge(charged as isize);
        Self(Locked::new(Weighed { value, charged }))
    }

    /// Access.
    #[inline]
    pub fn lock(&self) -> CountedGuard<'_, T> {
        CountedGuard(self.0.lock())
    }

    /// Access for reading: what it weighs does not change.
    #[inline]
    pub fn read(&self) -> ReadGuard<'_, T> {
        ReadGuard(self.0.lock())
    }

    /// Puts another in its place; the old one is dropped after unlocking.
    pub fn set(&self, value: T) {
        let _old = std::mem::replace(&mut *self.lock(), value);
    }
}

impl<T> Counted<Vec<T>> {
    /// Does something with one item, from the end where the index is negative, if it is there: what all weighs does not change.
    #[inline(always)]
    pub fn at<R>(&self, index: i64, f: impl FnOnce(&mut T) -> R) -> Option<R> {
        let items = &mut self.0.lock().value;
        let at = if index < 0 { index + items.len() as i64 } else { index };
        usize::try_from(at).ok().and_then(|at| items.get_mut(at)).map(f)
    }
}

impl<T: Weigh + Default> Counted<T> {
    /// Takes it out, at the end.
    #[inline]
    pub fn take(&mut self) -> T {
        std::mem::take(&mut self.0.get_mut().value)
    }
}

impl<T: Weigh + Clone> Counted<T> {
    /// A copy of what is there now.
    #[inline]
    pub fn get(&self) -> T {
        self.read().clone()
    }
}

impl<T: Weigh + Default> Default for Counted<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: Weigh> Drop for Counted<T> {
    fn drop(&mut self) {
        let charged = self.0.get_mut().charged;
        charge(-(charged as isize));
    }
}

impl<T: Weigh> Deref for CountedGuard<'_, T> {
    type Target = T;

    #[inline]
    fn deref(&self) -> &T {
        &self.0.value
    }
}

impl<T: Weigh> DerefMut for CountedGuard<'_, T> {
    #[inline]
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0.value
    }
}

impl<T: Weigh> Drop for CountedGuard<'_, T> {
    #[inline]
    fn drop(&mut self) {
        let weight = self.0.value.weight() + OBJECT;
        let before = self.0.charged;
        if weight != before {
            self.0.charged = weight;
            charge(weight as isize - before as isize);
        }
    }
}
