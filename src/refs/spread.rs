//! Counts that threads keep apart.
//!
//! Two threads that call the same function would pass one cache line to and fro, for each counts references to it. So each counts for
//! itself, in a table of its own, and there is one sum in the end: as CPython without a GIL does for classes and code
//! (`Python/uniqueid.c`). Meanwhile nobody can say whether a reference is the last, so such an object lives until all threads are gone.

use std::cell::Cell;
use std::ptr::NonNull;
use std::sync::atomic::Ordering;
use std::sync::{Mutex, MutexGuard, PoisonError};

use locked::alone;

use crate::{Counts, Ref, TOO_MANY};

/// How many objects at most; the rest are counted as ever.
const MOST: usize = 1024;

/// What a thread has counted, by the numbers of the objects.
struct Table([Cell<isize>; MOST]);

// SAFETY: one thread writes into it; another reads it when that thread has left, which it does under the lock.
unsafe impl Sync for Table {}

thread_local! {
    static OWN: Cell<Option<&'static Table>> = const { Cell::new(None) };
    static LENT: Lent = const { Lent };
}

/// Gives a thread's table back as it ends. What is counted in it stays.
struct Lent;

impl Drop for Lent {
    fn drop(&mut self) {
        if let Some(table) = OWN.take() {
            registry().free.push(table);
        }
    }
}

/// An object, and a reference to it that is kept for as long as it is counted in this way.
struct Entry {
    counts: NonNull<Counts>,
    /// References that were there before.
    before: usize,
    let_go: unsafe fn(NonNull<Counts>),
}

// SAFETY: made of a reference that may be sent.
unsafe impl Send for Entry {}

impl Entry {
    /// Drops the references; what they are to may be dropped too, so the lock is not held.
    fn let_go_of(entries: Vec<Self>) {
        for entry in entries {
            // SAFETY: the reference that it was made of, counted as ever.
            unsafe { (entry.let_go)(entry.counts) }
        }
    }
}

#[derive(Default)]
struct Registry {
    entries: Vec<Entry>,
    tables: Vec<&'static Table>,
    free: Vec<&'static Table>,
}

static REGISTRY: Mutex<Registry> =
    Mutex::new(Registry { entries: Vec::new(), tables: Vec::new(), free: Vec::new() });

fn registry() -> MutexGuard<'static, Registry> {
    REGISTRY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// One reference more or less to the object whose count is this.
#[inline(never)]
pub(crate) fn count(count: usize, by: isize) {
    let table = OWN.get().unwrap_or_else(lend);
    match table.0.get(count ^ (TOO_MANY + 1)) {
        Some(cell) => cell.set(cell.get() + by),
        // So many references do not fit in memory: somebody forgets them.
        None => std::process::abort(),
    }
}

#[cold]
fn lend() -> &'static Table {
    let mut registry = registry();
    let table = registry.free.pop().unwrap_or_else(|| {
        let table: &'static Table = Box::leak(Box::new(Table([const { Cell::new(0) }; MOST])));
        registry.tables.push(table);
        table
    });
    OWN.set(Some(table));
    // A thread that is ending already keeps it.
    let _ = LENT.try_with(|_| ());
    table
}

/// Takes objects that threads are about to share.
#[derive(Debug)]
pub struct Spread(());

impl Spread {
    /// One more: whether it is new, and there was room for it.
    pub fn add<T: Send + Sync>(&mut self, object: &Ref<T>) -> bool {
        /// Drops a reference that was kept.
        unsafe fn let_go<T>(counts: NonNull<Counts>) {
            // SAFETY: the counts are the first part of such an object, and one reference to it is the registry's.
            drop(unsafe { Ref::<T>::from_counts(counts) });
        }
        let mut registry = registry();
        if Ref::counts(object).strong.get() > TOO_MANY || registry.entries.len() == MOST {
            return false;
        }
        registry.put(Ref::into_counts(object.clone()), let_go::<T>);
        true
    }
}

impl Registry {
    /// From now on threads count it apart; there is one thread still.
    fn put(&mut self, counts: NonNull<Counts>, let_go: unsafe fn(NonNull<Counts>)) {
        // SAFETY: a reference is kept.
        let strong = unsafe { &(*counts.as_ptr()).strong };
        let number = self.entries.len();
        self.entries.push(Entry { counts, before: strong.get(), let_go });
        strong.0.store(number + TOO_MANY + 1, Ordering::Relaxed);
    }

    /// Makes one sum of all. There is one thread again.
    fn gather(&mut self) -> Vec<Entry> {
        let entries = std::mem::take(&mut self.entries);
        for (number, entry) in entries.iter().enumerate() {
            let apart: isize = self.tables.iter().map(|table| table.0[number].take()).sum();
            // SAFETY: a reference is kept.
            let strong = unsafe { &(*entry.counts.as_ptr()).strong };
            strong.0.store(entry.before.wrapping_add_signed(apart), Ordering::Relaxed);
        }
        entries
    }
}

/// A thread works with objects, or will: see [`locked::Inside`].
#[derive(Debug)]
pub struct Inside(locked::Inside);

impl Inside {
    /// A first thread, of a program that shares nothing with others that are running.
    pub fn new() -> Self {
        // Nobody comes while sums are made.
        let _registry = registry();
        Self(locked::Inside::new())
    }

    /// Another thread. If there was one so far, this is the time to say which objects both will often refer to.
    pub fn another(spread: impl FnOnce(&mut Spread)) -> Self {
        if alone() {
            spread(&mut Spread(()));
        }
        Self::new()
    }
}

impl Default for Inside {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Inside {
    fn drop(&mut self) {
        let entries = {
            let mut registry = registry();
            if locked::is_last() { registry.gather() } else { Vec::new() }
        };
        Entry::let_go_of(entries);
    }
}
