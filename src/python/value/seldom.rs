//! What is seldom set after it was made.

use std::sync::OnceLock;

use super::Locked;

/// What it was first is there without a lock, which threads would pass to and fro.
#[derive(Debug)]
pub struct Seldom<T> {
    first: T,
    later: OnceLock<Locked<T>>,
}

impl<T> Seldom<T> {
    /// The first.
    pub fn new(first: T) -> Self {
        Self { first, later: OnceLock::new() }
    }

    /// What it is, if that has never changed.
    #[inline]
    pub fn first(&self) -> Option<&T> {
        if self.later.get().is_none() { Some(&self.first) } else { None }
    }

    /// All that it has been and is, for taking it apart.
    pub fn all_mut(&mut self) -> impl Iterator<Item = &mut T> {
        std::iter::once(&mut self.first).chain(self.later.get_mut().map(Locked::get_mut))
    }
}

impl<T: Clone> Seldom<T> {
    /// What it is now.
    #[inline]
    pub fn get(&self) -> T {
        self.later.get().map_or_else(|| self.first.clone(), Locked::get)
    }

    /// Makes it another.
    pub fn set(&self, value: T) {
        self.later.get_or_init(|| Locked::new(self.first.clone())).set(value);
    }
}
