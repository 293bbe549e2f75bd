//! Instances of classes.

use std::any::Any;
use std::sync::atomic::{AtomicBool, Ordering};

use refs::Ref;

use super::dropped::{self, Dropped};
use super::memory::Fixed;
use super::{Class, Counted, Dict, DictInner, ExcData, Locked, Name, Names, Seldom, Value};

/// What an instance carries besides attributes.
#[allow(missing_docs)]
pub enum Payload {
    None,
    Exception(Box<Locked<ExcData>>),
    /// Of a subclass of a built-in type.
    Value(Value),
    /// Of a class that is written in Rust.
    Native(Box<dyn Any + Send + Sync>),
}

/// The class of an instance.
pub type ClassOf = Seldom<Ref<Class>>;

/// An instance.
pub struct Instance {
    /// Its class.
    pub class: ClassOf,
    /// Its attributes, by the slots of the class's layout.
    pub fields: Counted<Vec<Value>>,
    /// What else it carries.
    pub payload: Payload,
    /// The `__dict__`, once a program has asked for it.
    dict: Locked<Option<Ref<Dict>>>,
    is_open: AtomicBool,
    /// Whether its class has a `__del__` that has not run.
    finalizes: bool,
    _weight: Fixed<160>,
}

impl std::fmt::Debug for Instance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<instance of {:?}>", self.class.get())
    }
}

impl Instance {
    /// An instance without attributes.
    pub fn new(class: Ref<Class>, payload: Payload) -> Ref<Self> {
        let finalizes = class.finalizes;
        Ref::new(Self {
            class: ClassOf::new(class),
            fields: Counted::new(Vec::new()),
            payload,
            dict: Locked::new(None),
            is_open: AtomicBool::new(false),
            finalizes,
            _weight: Fixed::new(),
        })
    }

    /// The native payload, if it is a `T`.
    pub fn native<T: Any>(&self) -> Option<&T> {
        match &self.payload {
            Payload::Native(any) => any.downcast_ref(),
            _ => None,
        }
    }

    /// Whether a program has asked for the `__dict__`.
    #[inline]
    pub fn is_open(&self) -> bool {
        self.is_open.load(Ordering::Acquire)
    }

    /// The `__dict__`, if a program has asked for it.
    #[inline]
    pub fn opened(&self) -> Option<Ref<Dict>> {
        if self.is_open.load(Ordering::Acquire) { self.dict.get() } else { None }
    }

    /// The attributes as a dict: from now on, all but those with `__slots__` are there and no longer in the fields.
    pub fn open(&self, names: &Names) -> Ref<Dict> {
        let class = self.class.get();
        let named: Vec<(Name, u32)> =
            class.layout.lock().slots.iter().map(|(n, s)| (n, *s)).collect();
        // Whoever writes a field holds this lock and looks whether there is a dict.
        let mut fields = self.fields.lock();
        let mut dict = self.dict.lock();
        if let Some(dict) = &*dict {
            return dict.clone();
        }
        let mut table = DictInner::new();
        for (name, slot) in named {
            if let Some(field) = fields.get_mut(slot as usize)
                && !field.is_unbound()
                && !class.slot_names.contains(&name)
            {
                table.set_text(names.value(name), std::mem::take(field));
            }
        }
        let made = Ref::new(Dict::new(table));
        *dict = Some(made.clone());
        self.is_open.store(true, Ordering::Release);
        made
    }

    /// Makes a dict the place of the attributes.
    pub fn open_with(&self, given: Ref<Dict>) {
        let class = self.class.get();
        let slotted: Vec<u32> = class
            .slot_names
            .iter()
            .filter_map(|n| class.layout.lock().slots.get(*n).copied())
            .collect();
        let mut gone = Vec::new();
        {
            let mut fields = self.fields.lock();
            for (at, field) in fields.iter_mut().enumerate() {
                if !slotted.contains(&(at as u32)) {
                    gone.push(std::mem::take(field));
                }
            }
            gone.extend(self.dict.lock().replace(given).map(Value::Dict));
            self.is_open.store(true, Ordering::Release);
        }
    }

    /// A field of a class's slot. `None`: it is not there.
    #[inline]
    pub fn slot(&self, slot: usize) -> Option<Value> {
        self.fields.read().get(slot).cloned().and_then(Value::bound)
    }

    /// An attribute of its own.
    pub fn field(&self, names: &Names, name: Name) -> Option<Value> {
        let class = self.class.get();
        let slot = class.layout.lock().slots.get(name).copied();
        if let Some(value) = slot.and_then(|s| self.slot(s as usize)) {
            return Some(value);
        }
        self.opened()?.inner.lock().get_text(&names.value(name))
    }

    /// All its attributes with names.
    pub fn all(&self, names: &Names) -> Vec<(Name, Value)> {
        let class = self.class.get();
        let mut all: Vec<(Name, Value)> = {
            let layout = class.layout.lock();
            let fields = self.fields.lock();
            let value = |s: u32| fields.get(s as usize).cloned().and_then(Value::bound);
            layout.slots.iter().filter_map(|(n, s)| Some((n, value(*s)?))).collect()
        };
        if let Some(dict) = self.opened() {
            let entries = dict.inner.get();
            all.extend(
                entries
                    .iter()
                    .filter_map(|e| Some((names.intern(e.key.as_str()?), e.value.clone()))),
            );
        }
        all
    }
}

impl Drop for Instance {
    // A long chain of instances is taken apart link by link, for dropping must not recurse as deep as the chain is long.
    fn drop(&mut self) {
        super::gone::tell(self);
        let mut fields = self.fields.take();
        let dict = self.dict.get_mut().take();
        if self.finalizes {
            dropped::put(Dropped::Instance(Ref::new(Self {
                class: ClassOf::new(self.class.get()),
                fields: Counted::new(fields),
                payload: std::mem::replace(&mut self.payload, Payload::None),
                is_open: AtomicBool::new(dict.is_some()),
                dict: Locked::new(dict),
                finalizes: false,
                _weight: Fixed::new(),
            })));
            return;
        }
        match &mut self.payload {
            Payload::Exception(data) => {
                let data = data.get_mut();
                fields.append(&mut data.args);
                fields.extend(data.cause.take().into_iter().chain(data.context.take()));
            }
            Payload::Value(value) if value.may_chain() => fields.push(std::mem::take(value)),
            _ => {}
        }
        super::native::unchain(fields);
    }
}
