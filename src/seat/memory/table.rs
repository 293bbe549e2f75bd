//! A map by address. There are a handful in an execution, so that looking through them is quicker than hashing, and its code small.

/// What is known of each address.
#[derive(Clone, Debug)]
pub(super) struct Table<T>(Vec<(usize, T)>);

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Table<T> {
    fn position(&self, address: usize) -> Option<usize> {
        self.0.iter().position(|(known, _)| *known == address)
    }

    pub fn get(&self, address: usize) -> Option<&T> {
        self.position(address).map(|at| &self.0[at].1)
    }

    /// What is there, or what is put there.
    pub fn or_insert_with(&mut self, address: usize, make: impl FnOnce() -> T) -> &mut T {
        let at = self.position(address).unwrap_or_else(|| {
            self.0.push((address, make()));
            self.0.len() - 1
        });
        &mut self.0[at].1
    }

    pub fn set(&mut self, address: usize, value: T) {
        match self.position(address) {
            Some(at) => self.0[at].1 = value,
            None => self.0.push((address, value)),
        }
    }

    pub fn remove(&mut self, address: usize) -> Option<T> {
        self.position(address).map(|at| self.0.swap_remove(at).1)
    }

    pub fn values(&self) -> impl Iterator<Item = &T> {
        self.0.iter().map(|(_, value)| value)
    }
}
