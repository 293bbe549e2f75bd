//! The small lock of each mutable object.

use std::sync::{Mutex, MutexGuard};

/// A value behind a lock of its own. Held for one operation on a built-in object and never while Python code runs.
#[derive(Debug, Default)]
pub struct Locked<T>(Mutex<T>);

impl<T> Locked<T> {
    /// Puts a value behind a lock.
    pub const fn new(value: T) -> Self {
        Self(Mutex::new(value))
    }

    /// Access. Poison is ignored: nothing here panics half-way through a change.
    #[inline]
    pub fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Access for who has it alone.
    #[inline]
    pub fn get_mut(&mut self) -> &mut T {
        self.0.get_mut().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    /// Puts another in its place; the old one is dropped after unlocking.
    #[inline]
    pub fn set(&self, value: T) {
        let _old = std::mem::replace(&mut *self.lock(), value);
    }

    /// The value.
    pub fn into_inner(self) -> T {
        self.0.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl<T: Clone> Locked<T> {
    /// A copy of what is there now.
    #[inline]
    pub fn get(&self) -> T {
        self.lock().clone()
    }
}
