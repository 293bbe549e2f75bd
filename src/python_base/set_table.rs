//! The table of a `set` or `frozenset`, whose items come in CPython's order.
//!
//! Open addressing as in setobject.c of CPython 3.11: from where the hash points to, up to nine neighbours are looked
//! at before the next jump; what is removed leaves a dummy; the table grows fourfold (from 50,000 items on, twofold) when
//! three fifths are filled. The order is that of the table, and so depends on everything that was ever done to it;
//! so each operation here does what CPython's does in the same order.
//!
//! Items may have an `__eq__` of their own, which must run without a lock and may change the very set. So a search is
//! a [`Probe`] that the caller drives: it names one candidate at a time, the caller compares, and asks whether the table
//! is [still the same](SetTable::is_current) before it goes on. [`SetTable::find`], [`add`](SetTable::add) and the
//! operations in `operations.rs` are for tables that nobody else can reach meanwhile.
//!
//! What to call for which expression:
//!
//! | Python | here |
//! |---|---|
//! | `{a, b}`, comprehension, `set(iterable)` | [`SetTable::new`], then [`add`](SetTable::add) each |
//! | `{1, 2, 3}`: three or more constants | the compiler makes a frozenset by adding each, and one of that's items in their order; that is [`merged`](SetTable::merge) into a new set |
//! | `x in {1, 2}` with constants | that second frozenset itself |
//! | `set(s)`, `s.copy()`, `frozenset(s)` | [`copy`](SetTable::copy); of a frozenset, itself |
//! | <code>s &#124; t</code>, `s.union(t)` | `copy`, then `merge`; with itself only `copy` |
//! | <code>s &#124;= t</code>, `s.update(t)` of a set | `merge`; with itself nothing |
//! | `s.update(d)` of a dict | [`reserve`](SetTable::reserve) its length, then `add` each; of another iterable, only `add` |
//! | `s & t` | [`intersection`](SetTable::intersection); with itself `copy`. Of an iterable: for each item that `s` has, `add` to a new one |
//! | `s &= t` | `intersection`, then [`replace`](SetTable::replace) |
//! | `s - t` | [`difference`](SetTable::difference). Of an iterable: `copy`, then as `-=` |
//! | `s -= t` | [`difference_update`](SetTable::difference_update); with itself `clear`. Of an iterable: [`discard`](SetTable::discard) each, then [`tidy`](SetTable::tidy) |
//! | `s ^ t` | `t.copy()`, then [`symmetric_difference_update`](SetTable::symmetric_difference_update) with `s`; of an iterable, a set of it takes the place of `t` |
//! | `s ^= t` | `symmetric_difference_update`; with itself `clear`; of an iterable, a set of it; of a dict, `discard` or else `add` each key |

mod operations;
mod probe;

pub use probe::{Probe, Step};

/// The smallest table.
const LEAST: usize = 8;

/// From here on a table grows twofold.
const MANY: usize = 50_000;

/// Marks where an item was: no item hashes to it.
const DUMMY: i64 = -1;

/// A slot. Without an item it is a dummy or, with the hash 0, was never used since the table was made.
#[derive(Clone, Debug)]
struct Slot<T> {
    hash: i64,
    item: Option<T>,
}

impl<T> Slot<T> {
    const EMPTY: Self = Slot { hash: 0, item: None };

    fn is_vacant(&self) -> bool {
        self.item.is_none() && self.hash != DUMMY
    }
}

/// A table of items with their hashes.
#[derive(Clone, Debug)]
pub struct SetTable<T> {
    slots: Vec<Slot<T>>,
    /// Slots with an item or a dummy.
    fill: usize,
    /// Items.
    used: usize,
    /// Where `pop` goes on.
    finger: usize,
    /// Counts what was put in, taken out or moved.
    revision: u64,
}

impl<T> Default for SetTable<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T> SetTable<T> {
    /// An empty one.
    pub fn new() -> Self {
        Self { slots: empty(LEAST), fill: 0, used: 0, finger: 0, revision: 0 }
    }

    /// The number of items.
    pub fn len(&self) -> usize {
        self.used
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.used == 0
    }

    /// How many slots there are, for whoever counts memory.
    pub fn capacity(&self) -> usize {
        self.slots.len()
    }

    fn mask(&self) -> usize {
        self.slots.len() - 1
    }

    /// The item in a slot with its hash.
    pub fn item(&self, slot: usize) -> Option<(i64, &T)> {
        let slot = self.slots.get(slot)?;
        slot.item.as_ref().map(|item| (slot.hash, item))
    }

    /// The first item from a slot on: its slot, its hash and itself. How an iterator goes on that holds no lock
    /// between two items: from the last item's slot + 1.
    pub fn next_from(&self, slot: usize) -> Option<(usize, i64, &T)> {
        (slot..self.slots.len()).find_map(|at| self.item(at).map(|(hash, item)| (at, hash, item)))
    }

    /// All items with their hashes, in order.
    pub fn iter(&self) -> impl Iterator<Item = (i64, &T)> {
        self.slots.iter().filter_map(|slot| slot.item.as_ref().map(|item| (slot.hash, item)))
    }

    /// Puts an item into a slot that a [`Probe`] found [vacant](Step::Vacant), and grows if need be. Nothing happens
    /// if it is not.
    pub fn insert(&mut self, slot: usize, hash: i64, item: T) {
        let Some(found) = self.slots.get_mut(slot).filter(|slot| slot.item.is_none()) else {
            return;
        };
        let vacant = found.is_vacant();
        *found = Slot { hash, item: Some(item) };
        self.used += 1;
        self.revision += 1;
        if !vacant {
            return;
        }
        self.fill += 1;
        if self.fill * 5 >= self.mask() * 3 {
            self.resize(self.grown());
        }
    }

    /// Takes the item out of a slot.
    pub fn remove(&mut self, slot: usize) -> Option<T> {
        let slot = self.slots.get_mut(slot)?;
        let item = slot.item.take()?;
        slot.hash = DUMMY;
        self.used -= 1;
        self.revision += 1;
        Some(item)
    }

    /// `pop`: some item; the search goes on where the last one ended, so that emptying a set takes linear time.
    pub fn pop(&mut self) -> Option<(i64, T)> {
        if self.used == 0 {
            return None;
        }
        let start = self.finger & self.mask();
        let mut slots = (start..self.slots.len()).chain(0..start);
        let slot = slots.find(|slot| self.slots[*slot].item.is_some())?;
        let hash = self.slots[slot].hash;
        self.finger = slot + 1;
        self.remove(slot).map(|item| (hash, item))
    }

    /// `clear`
    pub fn clear(&mut self) {
        self.slots = empty(LEAST);
        (self.fill, self.used) = (0, 0);
        self.revision += 1;
    }

    /// Takes another's items in place of its own, as the operators do that assign.
    pub fn replace(&mut self, other: Self) {
        self.slots = other.slots;
        (self.fill, self.used) = (other.fill, other.used);
        self.revision += 1;
    }

    /// Makes room at once for items that come from a set or a dict of this length: with few or no items in common, it is
    /// enough for all.
    pub fn reserve(&mut self, more: usize) {
        if (self.fill + more) * 5 >= self.mask() * 3 {
            self.resize((self.used + more) * 2);
        }
    }

    /// After items of an iterable were discarded: makes the table smaller if more than a quarter are dummies.
    pub fn tidy(&mut self) {
        if self.fill - self.used > self.mask() / 4 {
            self.resize(self.grown());
        }
    }

    fn grown(&self) -> usize {
        if self.used > MANY { self.used * 2 } else { self.used * 4 }
    }

    /// Moves the items, in their order, to a table of more slots than `least`, without dummies.
    fn resize(&mut self, least: usize) {
        let size = (least + 1).next_power_of_two().max(LEAST);
        if size == LEAST && self.slots.len() == LEAST && self.fill == self.used {
            return;
        }
        let old = std::mem::replace(&mut self.slots, empty(size));
        for slot in old {
            if let Some(item) = slot.item {
                self.put(slot.hash, item);
            }
        }
        self.fill = self.used;
        self.revision += 1;
    }

    /// Puts an item, which is not there yet, into a table without dummies. Counts nothing.
    fn put(&mut self, hash: i64, item: T) {
        let mut probe = self.probe(hash);
        // Candidates have the same hash, and are others.
        while let Step::Candidate(_) = self.step(&mut probe) {}
        if let Step::Vacant(slot) = probe.last {
            self.slots[slot] = Slot { hash, item: Some(item) };
        }
    }
}

fn empty<T>(size: usize) -> Vec<Slot<T>> {
    std::iter::repeat_with(|| Slot::EMPTY).take(size).collect()
}
