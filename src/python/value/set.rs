//! A set or frozenset, in CPython's order.

use python_base::set_table::{SetTable, Step};

use super::memory::Weigh;
use super::{Counted, Entry, Found, Value};

/// The table of a set.
#[derive(Clone, Debug, Default)]
pub struct SetInner {
    /// The items, with their hashes.
    pub table: SetTable<Value>,
    /// Counts changes.
    pub changes: u64,
}

impl Weigh for SetInner {
    #[inline]
    fn weight(&self) -> usize {
        self.table.capacity() * size_of::<(i64, Value)>()
    }
}

impl SetInner {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// A table as it is.
    pub fn of(table: SetTable<Value>) -> Self {
        Self { table, changes: 0 }
    }

    /// How many items.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// The items in order; as entries without values, which they share with dicts.
    pub fn iter(&self) -> impl Iterator<Item = Entry> {
        self.table.iter().map(|(hash, key)| Entry { hash, key: key.clone(), value: Value::Unbound })
    }

    /// The next item from a slot on.
    pub fn next_from(&self, at: usize) -> Option<(usize, Value)> {
        self.table.next_from(at).map(|(at, _, item)| (at, item.clone()))
    }

    /// Whether this very value is in the slot.
    pub fn is_at(&self, at: usize, key: &Value) -> bool {
        self.table.item(at).is_some_and(|(_, item)| item.is(key))
    }

    /// Looks an item up, as [`super::DictInner::find`].
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub fn find(
        &self,
        hash: i64,
        key: &Value,
        equal: impl Fn(&Value, &Value) -> Option<bool>,
    ) -> Found {
        let mut probe = self.table.probe(hash);
        let mut ask = Vec::new();
        while let Step::Candidate(at) = self.table.step(&mut probe) {
            let Some((_, item)) = self.table.item(at) else { continue };
            if item.is(key) {
                return Found::At(at);
            }
            match equal(item, key) {
                Some(true) => return Found::At(at),
                Some(false) => {}
                None => ask.push((at, item.clone())),
            }
        }
        if ask.is_empty() { Found::Missing } else { Found::Ask(ask) }
    }

    /// Adds an item that is not there.
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub fn push(&mut self, hash: i64, item: Value) {
        let mut probe = self.table.probe(hash);
        let slot = loop {
            if let Step::Vacant(slot) = self.table.step(&mut probe) {
                break slot;
            }
        };
        self.table.insert(slot, hash, item);
        self.changes += 1;
    }

    /// Takes an item out of its slot.
    pub fn remove(&mut self, at: usize) -> Option<Value> {
        self.changes += 1;
        self.table.remove(at)
    }
}

/// A set.
#[derive(Debug)]
pub struct Set {
    /// The table.
    pub inner: Counted<SetInner>,
    /// Whether it is a frozenset.
    pub frozen: bool,
}

impl Drop for Set {
    fn drop(&mut self) {
        super::gone::tell(self);
        let mut inner = self.inner.lock();
        if inner.table.iter().any(|(_, item)| item.may_chain()) {
            let table = std::mem::take(&mut inner.table);
            drop(inner);
            let items = table.iter().map(|(_, item)| item.clone()).collect();
            // The last references are those that are taken apart.
            drop(table);
            super::unchain(items);
        }
    }
}
