//! A dict: entries in the order of insertion, and an open-addressing index into them.

use super::memory::Weigh;
use super::{Counted, Value};

const FREE: u32 = u32::MAX;
const GONE: u32 = u32::MAX - 1;

/// A key, its hash and its value. A removed entry has the key `Unbound`.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub struct Entry {
    pub hash: i64,
    pub key: Value,
    pub value: Value,
}

/// What a look-up found.
#[derive(Debug)]
pub enum Found {
    /// The entry's number.
    At(usize),
    /// Not there.
    Missing,
    /// Only Python code can tell whether one of these keys (with their numbers) is it.
    Ask(Vec<(usize, Value)>),
}

/// The table.
#[derive(Clone, Debug, Default)]
pub struct DictInner {
    index: Vec<u32>,
    /// In the order of insertion, with gaps.
    pub entries: Vec<Entry>,
    used: usize,
    /// Index places not free.
    filled: usize,
    /// Counts changes of the set of keys.
    pub changes: u64,
}

impl Weigh for DictInner {
    #[inline]
    fn weight(&self) -> usize {
        self.entries.capacity() * size_of::<Entry>() + self.index.capacity() * size_of::<u32>()
    }
}

impl DictInner {
    /// An empty one.
    pub const fn new() -> Self {
        Self { index: Vec::new(), entries: Vec::new(), used: 0, filled: 0, changes: 0 }
    }

    /// How many entries.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// The entries, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Entry> {
        self.entries.iter().filter(|e| !e.key.is_unbound())
    }

    /// The next entry from a number on.
    pub fn next_from(&self, at: usize) -> Option<(usize, &Entry)> {
        self.entries
            .get(at..)?
            .iter()
            .position(|e| !e.key.is_unbound())
            .map(|i| (at + i, &self.entries[at + i]))
    }

    /// Looks a key up. `equal` says whether two keys are equal, or `None` if Python code must be asked.
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub fn find(
        &self,
        hash: i64,
        key: &Value,
        equal: impl Fn(&Value, &Value) -> Option<bool>,
    ) -> Found {
        if self.index.is_empty() {
            return Found::Missing;
        }
        let mask = self.index.len() - 1;
        let mut at = spread(hash) & mask;
        let mut ask = Vec::new();
        loop {
            match self.index[at] {
                FREE => break,
                GONE => {}
                number => {
                    let entry = &self.entries[number as usize];
                    if entry.hash == hash {
                        if entry.key.is(key) {
                            return Found::At(number as usize);
                        }
                        match equal(&entry.key, key) {
                            Some(true) => return Found::At(number as usize),
                            Some(false) => {}
                            None => ask.push((number as usize, entry.key.clone())),
                        }
                    }
                }
            }
            at = (at + 1) & mask;
        }
        if ask.is_empty() { Found::Missing } else { Found::Ask(ask) }
    }

    fn find_text(&self, key: &Value) -> Option<usize> {
        let Value::Str(text) = key else { return None };
        let same = |a: &Value, b: &Value| Some(a.as_str().is_some() && a.as_str() == b.as_str());
        match self.find(text.hash(), key, same) {
            Found::At(at) => Some(at),
            _ => None,
        }
    }

    /// The value of a string.
    pub fn get_text(&self, key: &Value) -> Option<Value> {
        self.find_text(key).map(|at| self.entries[at].value.clone())
    }

    /// Sets the value of a string; gives back the old one.
    pub fn set_text(&mut self, key: Value, value: Value) -> Option<Value> {
        match self.find_text(&key) {
            Some(at) => Some(std::mem::replace(&mut self.entries[at].value, value)),
            None => {
                let Value::Str(text) = &key else { return None };
                self.push(text.hash(), key, value);
                None
            }
        }
    }

    /// Takes a string out; its value.
    pub fn remove_text(&mut self, key: &Value) -> Option<Value> {
        self.find_text(key).map(|at| self.remove(at).value)
    }

    /// Adds a key that is not there.
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub fn push(&mut self, hash: i64, key: Value, value: Value) {
        if (self.filled + 1) * 3 > self.index.len() * 2 {
            self.grow();
        }
        let mask = self.index.len() - 1;
        let mut at = spread(hash) & mask;
        while self.index[at] != FREE {
            at = (at + 1) & mask;
        }
        self.index[at] = self.entries.len() as u32;
        self.entries.push(Entry { hash, key, value });
        self.used += 1;
        self.filled += 1;
        self.changes += 1;
    }

    /// Takes an entry out.
    pub fn remove(&mut self, number: usize) -> Entry {
        let hash = self.entries[number].hash;
        let mask = self.index.len() - 1;
        let mut at = spread(hash) & mask;
        while self.index[at] != number as u32 {
            at = (at + 1) & mask;
        }
        self.index[at] = GONE;
        self.used -= 1;
        self.changes += 1;
        let empty = Entry { hash: 0, key: Value::Unbound, value: Value::Unbound };
        let entry = std::mem::replace(&mut self.entries[number], empty);
        while self.entries.last().is_some_and(|e| e.key.is_unbound()) {
            self.entries.pop();
        }
        entry
    }

    /// The last entry's number.
    pub fn last(&self) -> Option<usize> {
        self.entries.iter().rposition(|e| !e.key.is_unbound())
    }

    fn grow(&mut self) {
        let size = (self.used * 3 + 8).next_power_of_two();
        self.entries.retain(|e| !e.key.is_unbound());
        self.index.clear();
        self.index.resize(size, FREE);
        for (number, entry) in self.entries.iter().enumerate() {
            let mut at = spread(entry.hash) & (size - 1);
            while self.index[at] != FREE {
                at = (at + 1) & (size - 1);
            }
            self.index[at] = number as u32;
        }
        self.filled = self.used;
    }
}

fn spread(hash: i64) -> usize {
    let h = (hash as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (h ^ (h >> 32)) as usize
}

/// A dict.
#[derive(Debug, Default)]
pub struct Dict {
    /// The table.
    pub inner: Counted<DictInner>,
}

impl Drop for Dict {
    fn drop(&mut self) {
        super::gone::tell(self);
        let entries = self.inner.take().entries;
        if entries.iter().any(|e| e.value.may_chain()) {
            super::unchain(entries.into_iter().map(|e| e.value).collect());
        }
    }
}

impl Dict {
    /// A dict with a table.
    pub fn new(inner: DictInner) -> Self {
        Self { inner: Counted::new(inner) }
    }
}
