//! Modules: their globals are slots that are numbered when the module is compiled.

use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, OnceLock};

use locked::Guard;
use refs::{Ref, Weak};

use super::{Class, Dict, Function, Locked, Name, NameMap, Names, Value};

#[derive(Debug)]
struct Slots {
    index: NameMap<u32>,
    names: Vec<Name>,
    values: Vec<Slot>,
}

/// A global. Names of built-ins are often never set, and functions and classes only once: those need no lock.
#[derive(Debug)]
struct Slot {
    state: AtomicU8,
    /// What was set first, where that seldom changes. It does not keep it alive.
    first: OnceLock<Definition>,
    value: Locked<Value>,
}

/// Never set.
const NEVER: u8 = 0;
/// Set to `first`, and not again.
const FIRST: u8 = 1;
/// Any value, which takes the lock.
const LOCKED: u8 = 2;

#[derive(Debug)]
enum Definition {
    Function(Weak<Function>),
    Class(Weak<Class>),
}

impl Definition {
    fn of(value: &Value) -> Option<Self> {
        match value {
            Value::Function(f) => Some(Self::Function(Ref::downgrade(f))),
            Value::Class(c) => Some(Self::Class(Ref::downgrade(c))),
            _ => None,
        }
    }
}

impl Slot {
    fn new(value: Value) -> Self {
        let state = if value.is_unbound() { NEVER } else { LOCKED };
        Self { state: AtomicU8::new(state), first: OnceLock::new(), value: Locked::new(value) }
    }

    #[inline]
    fn get(&self) -> Value {
        // Then the lock is an ordinary flag.
        if locked::alone() {
            return self.value.get();
        }
        let first = match self.state.load(Ordering::Acquire) {
            NEVER => return Value::Unbound,
            FIRST => match self.first.get() {
                Some(Definition::Function(f)) => f.upgrade().map(Value::Function),
                Some(Definition::Class(c)) => c.upgrade().map(Value::Class),
                None => None,
            },
            _ => None,
        };
        first.unwrap_or_else(|| self.value.get())
    }

    /// Access to change it.
    fn lock(&self) -> Guard<'_, Value> {
        let value = self.value.lock();
        self.state.store(LOCKED, Ordering::Release);
        value
    }

    /// Access to set it to `value`. Who reads it before that has come earlier.
    fn lock_for(&self, value: &Value) -> Guard<'_, Value> {
        let place = self.value.lock();
        let state = self.state.load(Ordering::Relaxed);
        let first = if state == NEVER { Definition::of(value) } else { None };
        let next =
            if first.is_some_and(|first| self.first.set(first).is_ok()) { FIRST } else { LOCKED };
        if next != state {
            self.state.store(next, Ordering::Release);
        }
        place
    }
}

/// The `__dict__` of a module, and what its keys are called.
#[derive(Debug)]
struct Opened {
    dict: Ref<Dict>,
    names: Arc<Names>,
}

/// A module.
#[derive(Debug)]
pub struct Module {
    /// `__name__`.
    pub name: String,
    /// What code of this module calls globals, each with a lock of its own.
    slots: OnceLock<Slots>,
    /// Names that only became known while running.
    extra: Locked<NameMap>,
    /// Once a program has asked for it, all globals are there, and no longer in the slots: what it does to this dict
    /// it does to the globals.
    opened: OnceLock<Opened>,
}

impl Module {
    /// A module without globals.
    pub fn new(name: &str) -> Ref<Self> {
        Ref::new(Self {
            name: name.to_owned(),
            slots: OnceLock::new(),
            extra: Locked::new(NameMap::new()),
            opened: OnceLock::new(),
        })
    }

    /// Lays out the slots; once, before any code of the module runs.
    pub fn lay_out(&self, names: &[Name]) {
        let mut index = NameMap::new();
        for (i, name) in names.iter().enumerate() {
            index.insert(*name, i as u32);
        }
        let values = names
            .iter()
            .map(|n| Slot::new(self.extra.lock().remove(*n).unwrap_or_default()))
            .collect();
        let _ = self.slots.set(Slots { index, names: names.to_vec(), values });
    }

    /// The globals as a dict: from now on, they are this dict.
    pub fn open(&self, names: &Arc<Names>) -> Ref<Dict> {
        let opened =
            self.opened.get_or_init(|| Opened { dict: Ref::default(), names: names.clone() });
        // Whoever finds a slot empty looks into the dict; so each goes over under its slot's lock.
        if let Some(slots) = self.slots.get() {
            for (name, place) in slots.names.iter().zip(&slots.values) {
                let mut place = place.lock();
                if !place.is_unbound() {
                    let key = names.value(*name);
                    opened.dict.inner.lock().set_text(key, std::mem::take(&mut place));
                }
            }
        }
        let mut extra = self.extra.lock();
        for (name, value) in std::mem::take(&mut *extra).iter() {
            opened.dict.inner.lock().set_text(names.value(name), value.clone());
        }
        opened.dict.clone()
    }

    /// Whether a program may have its globals as a dict.
    pub fn is_open(&self) -> bool {
        self.opened.get().is_some()
    }

    /// Lets go of all globals; what they were.
    pub fn empty(&self) -> Vec<Value> {
        let slots = self.slots.get().into_iter().flat_map(|slots| &slots.values);
        let mut held: Vec<Value> = slots.map(|slot| std::mem::take(&mut *slot.lock())).collect();
        let extra = std::mem::take(&mut *self.extra.lock());
        held.extend(extra.iter().map(|(_, value)| value.clone()));
        if let Some(opened) = self.opened.get() {
            let dict = std::mem::take(&mut *opened.dict.inner.lock());
            held.extend(dict.iter().map(|entry| entry.value.clone()));
        }
        held
    }

    /// A slot's value, or `Unbound`: then it may still be in the dict.
    #[inline]
    pub fn slot(&self, slot: u16) -> Value {
        self.slots
            .get()
            .and_then(|s| s.values.get(slot as usize))
            .map(Slot::get)
            .unwrap_or_default()
    }

    /// A slot's value, wherever it is.
    pub fn global(&self, slot: u16) -> Value {
        let value = self.slot(slot);
        if value.is_unbound()
            && let Some(opened) = self.opened.get()
            && let Some(name) = self.slots.get().and_then(|s| s.names.get(slot as usize))
        {
            return opened
                .dict
                .inner
                .lock()
                .get_text(&opened.names.value(*name))
                .unwrap_or_default();
        }
        value
    }

    /// The name of a slot.
    pub fn name_of(&self, slot: u16) -> Option<Name> {
        self.slots.get()?.names.get(slot as usize).copied()
    }

    /// Sets a slot; gives back what was there.
    #[inline]
    pub fn set_slot(&self, slot: u16, value: Value) -> Value {
        let Some(slots) = self.slots.get() else { return Value::Unbound };
        let Some(place) = slots.values.get(slot as usize) else { return Value::Unbound };
        let mut place = place.lock_for(&value);
        match self.opened.get() {
            None => std::mem::replace(&mut *place, value),
            Some(opened) => opened.store(slots.names[slot as usize], value),
        }
    }

    /// A global by its name.
    pub fn get(&self, name: Name) -> Option<Value> {
        if let Some(slots) = self.slots.get()
            && let Some(slot) = slots.index.get(name)
        {
            return self.global(*slot as u16).bound();
        }
        if let Some(value) = self.extra.lock().get(name) {
            return Some(value.clone());
        }
        let opened = self.opened.get()?;
        opened.dict.inner.lock().get_text(&opened.names.value(name))
    }

    /// Sets a global by its name.
    pub fn set(&self, name: Name, value: Value) {
        self.put(name, value);
    }

    /// Takes a global away; whether it was there.
    pub fn remove(&self, name: Name) -> bool {
        !self.put(name, Value::Unbound).is_unbound()
    }

    fn put(&self, name: Name, value: Value) -> Value {
        if let Some(slots) = self.slots.get()
            && let Some(slot) = slots.index.get(name)
        {
            return self.set_slot(*slot as u16, value);
        }
        let mut extra = self.extra.lock();
        if let Some(opened) = self.opened.get() {
            return opened.store(name, value);
        }
        let old = if value.is_unbound() { extra.remove(name) } else { extra.insert(name, value) };
        old.unwrap_or_default()
    }

    /// All globals that are bound and have names.
    pub fn all(&self) -> Vec<(Name, Value)> {
        let mut all = Vec::new();
        if let Some(slots) = self.slots.get() {
            let value = |place: &Slot| place.get().bound();
            all.extend(
                slots.names.iter().zip(&slots.values).filter_map(|(n, p)| Some((*n, value(p)?))),
            );
        }
        all.extend(self.extra.lock().iter().map(|(n, v)| (n, v.clone())));
        if let Some(opened) = self.opened.get() {
            let entries = opened.dict.inner.get();
            all.extend(
                entries
                    .iter()
                    .filter_map(|e| Some((opened.names.intern(e.key.as_str()?), e.value.clone()))),
            );
        }
        all
    }
}

impl Opened {
    /// Sets a global, or with `Unbound` takes it away; gives back what was there.
    fn store(&self, name: Name, value: Value) -> Value {
        let key = self.names.value(name);
        let mut table = self.dict.inner.lock();
        let old =
            if value.is_unbound() { table.remove_text(&key) } else { table.set_text(key, value) };
        old.unwrap_or_default()
    }
}
