//! Whole searches, and operations on two sets.
//!
//! `equal` compares an item of the table with another one; its error ends the operation, which has then been done in
//! part, as in CPython.

use super::{SetTable, Step};

impl<T> SetTable<T> {
    /// The slot of the item that is equal.
    ///
    /// # Errors
    /// Those of `equal`.
    pub fn find<E>(
        &self,
        hash: i64,
        mut equal: impl FnMut(&T) -> Result<bool, E>,
    ) -> Result<Option<usize>, E> {
        let mut probe = self.probe(hash);
        while let Step::Candidate(slot) = self.step(&mut probe) {
            if let Some((_, item)) = self.item(slot)
                && equal(item)?
            {
                return Ok(Some(slot));
            }
        }
        Ok(None)
    }

    /// Adds an item if none is equal: whether it did.
    ///
    /// # Errors
    /// Those of `equal`.
    pub fn add<E>(
        &mut self,
        hash: i64,
        item: T,
        mut equal: impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<bool, E> {
        let mut probe = self.probe(hash);
        loop {
            match self.step(&mut probe) {
                Step::Candidate(slot) => {
                    if let Some((_, found)) = self.item(slot)
                        && equal(found, &item)?
                    {
                        return Ok(false);
                    }
                }
                Step::Vacant(slot) => {
                    self.insert(slot, hash, item);
                    return Ok(true);
                }
            }
        }
    }

    /// Removes the item that is equal, if there is one.
    ///
    /// # Errors
    /// Those of `equal`.
    pub fn discard<E>(
        &mut self,
        hash: i64,
        equal: impl FnMut(&T) -> Result<bool, E>,
    ) -> Result<Option<T>, E> {
        let slot = self.find(hash, equal)?;
        Ok(slot.and_then(|slot| self.remove(slot)))
    }
}

impl<T: Clone> SetTable<T> {
    /// A set of the same items: not always in the same order.
    pub fn copy(&self) -> Self {
        let mut copy = Self::new();
        // An empty table has no item that it could compare with.
        let equal = |_: &T, _: &T| Ok::<_, std::convert::Infallible>(false);
        let Ok(()) = copy.merge(self, equal);
        copy
    }

    /// Adds the items of another set, with room for all at once.
    ///
    /// # Errors
    /// Those of `equal`.
    pub fn merge<E>(
        &mut self,
        other: &Self,
        mut equal: impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<(), E> {
        if other.used == 0 {
            return Ok(());
        }
        self.reserve(other.used);
        if self.fill == 0 {
            if self.slots.len() == other.slots.len() && other.fill == other.used {
                self.slots.clone_from(&other.slots);
            } else {
                for (hash, item) in other.iter() {
                    self.put(hash, item.clone());
                }
            }
            (self.fill, self.used) = (other.used, other.used);
            self.revision += 1;
            return Ok(());
        }
        for (hash, item) in other.iter() {
            self.add(hash, item.clone(), &mut equal)?;
        }
        Ok(())
    }

    /// A set of the items that both have: of two equal ones that of the smaller set, and in its order.
    ///
    /// # Errors
    /// Those of `equal`.
    pub fn intersection<E>(
        &self,
        other: &Self,
        mut equal: impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<Self, E> {
        let (large, small) = if other.used > self.used { (other, self) } else { (self, other) };
        let mut both = Self::new();
        for (hash, item) in small.iter() {
            if large.find(hash, |found| equal(found, item))?.is_some() {
                both.add(hash, item.clone(), &mut equal)?;
            }
        }
        Ok(both)
    }

    /// A set of the items that the other set does not have.
    ///
    /// # Errors
    /// Those of `equal`.
    pub fn difference<E>(
        &self,
        other: &Self,
        mut equal: impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<Self, E> {
        // Much larger than the other, it is better copied.
        if self.used >> 2 > other.used {
            let mut rest = self.copy();
            rest.difference_update(other, equal)?;
            return Ok(rest);
        }
        let mut rest = Self::new();
        for (hash, item) in self.iter() {
            if other.find(hash, |found| equal(found, item))?.is_none() {
                rest.add(hash, item.clone(), &mut equal)?;
            }
        }
        Ok(rest)
    }

    /// Removes the items that the other set has.
    ///
    /// # Errors
    /// Those of `equal`.
    pub fn difference_update<E>(
        &mut self,
        other: &Self,
        mut equal: impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<(), E> {
        // The other being much larger, only the common ones are looked for.
        let common = if other.used >> 3 > self.used {
            Some(self.intersection(other, &mut equal)?)
        } else {
            None
        };
        for (hash, item) in common.as_ref().unwrap_or(other).iter() {
            self.discard(hash, |found| equal(found, item))?;
        }
        self.tidy();
        Ok(())
    }

    /// Removes the items that the other set has, and adds those that it alone has.
    ///
    /// # Errors
    /// Those of `equal`.
    pub fn symmetric_difference_update<E>(
        &mut self,
        other: &Self,
        mut equal: impl FnMut(&T, &T) -> Result<bool, E>,
    ) -> Result<(), E> {
        for (hash, item) in other.iter() {
            if self.discard(hash, |found| equal(found, item))?.is_none() {
                self.add(hash, item.clone(), &mut equal)?;
            }
        }
        Ok(())
    }
}
