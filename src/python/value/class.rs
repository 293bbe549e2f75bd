//! Classes.

use std::sync::atomic::{AtomicU32, Ordering};

use refs::{Ref, Weak};

use super::{Locked, Name, NameMap, Run, Value};
use crate::vm::Vm;

/// Makes an instance: what `__new__` of a built-in type does. The class may be a subclass.
pub type NativeNew = fn(&mut Vm, &Ref<Class>, &[Value], &[(Name, Value)]) -> Run<Value>;

/// What instances of a class carry besides attributes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Solid {
    Object,
    Exception,
    Int,
    Float,
    Str,
    Bytes,
    List,
    Tuple,
    Dict,
    Set,
    FrozenSet,
    Type,
    Native,
    /// A built-in type that cannot be inherited from.
    Final,
}

/// Which attribute of an instance is in which slot; shared by a class's instances.
#[derive(Debug, Default)]
pub struct Layout {
    /// Name to slot.
    pub slots: NameMap<u32>,
}

/// A class.
pub struct Class {
    /// `__name__`.
    pub name: Locked<String>,
    /// `__qualname__`.
    pub qualname: Locked<String>,
    /// `__module__`.
    pub module: String,
    /// Direct bases.
    pub bases: Vec<Ref<Class>>,
    /// The classes above it, in method resolution order, without itself.
    pub mro: Vec<Ref<Class>>,
    /// The class of this class, if not `type`.
    pub meta: Option<Ref<Class>>,
    /// Attributes.
    pub dict: Locked<NameMap>,
    /// Changes with the attributes of this class and those above: what caches compare.
    pub version: AtomicU32,
    /// Slots of the instances' attributes.
    pub layout: Locked<Layout>,
    /// What its instances carry.
    pub solid: Solid,
    /// Makes instances, unless a `__new__` in Python does.
    pub new: Option<NativeNew>,
    /// Whether instances have a `__dict__`: built-in ones have none.
    pub open: bool,
    /// Whether it was made by a program.
    pub heap: bool,
    /// With `__slots__`: the only names that may be set.
    pub slots: Option<Vec<Name>>,
    /// All names of `__slots__`, its own and inherited.
    pub slot_names: Vec<Name>,
    /// Whether its instances have a `__del__`.
    pub finalizes: bool,
    subclasses: Locked<Vec<Weak<Class>>>,
}

impl std::fmt::Debug for Class {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "<class {}>", self.name.get())
    }
}

/// What a new class is made of.
#[allow(missing_docs)]
pub struct Parts {
    pub name: String,
    pub qualname: String,
    pub module: String,
    pub bases: Vec<Ref<Class>>,
    pub mro: Vec<Ref<Class>>,
    pub meta: Option<Ref<Class>>,
    pub dict: NameMap,
    pub solid: Solid,
    pub new: Option<NativeNew>,
    pub open: bool,
    pub heap: bool,
    pub slots: Option<Vec<Name>>,
    pub slot_names: Vec<Name>,
    pub finalizes: bool,
    pub version: u32,
}

impl Class {
    /// A class of these parts, known to its bases.
    pub fn new(parts: Parts) -> Ref<Self> {
        let bases = parts.bases.clone();
        let class = Ref::new(Self {
            name: Locked::new(parts.name),
            qualname: Locked::new(parts.qualname),
            module: parts.module,
            bases: parts.bases,
            mro: parts.mro,
            meta: parts.meta,
            dict: Locked::new(parts.dict),
            version: AtomicU32::new(parts.version),
            layout: Locked::new(Layout::default()),
            solid: parts.solid,
            new: parts.new,
            open: parts.open,
            heap: parts.heap,
            slots: parts.slots,
            slot_names: parts.slot_names,
            finalizes: parts.finalizes,
            subclasses: Locked::new(Vec::new()),
        });
        for base in bases {
            // Built-in classes do not gain attributes, so nothing needs to be told below them; and they outlive all.
            if base.heap {
                base.subclasses.lock().push(Ref::downgrade(&class));
            }
        }
        class
    }

    /// Looks a name up in the class and those above it.
    pub fn lookup(&self, name: Name) -> Option<Value> {
        if let Some(value) = self.dict.lock().get(name) {
            return Some(value.clone());
        }
        self.mro.iter().find_map(|c| c.dict.lock().get(name).cloned())
    }

    /// The same, above `after` only: what `super()` does.
    pub fn lookup_after(&self, after: &Ref<Self>, name: Name) -> Option<Value> {
        let mut seen = std::ptr::eq(self, &raw const **after);
        for class in &self.mro {
            if seen {
                if let Some(value) = class.dict.lock().get(name) {
                    return Some(value.clone());
                }
            } else {
                seen = Ref::ptr_eq(class, after);
            }
        }
        None
    }

    /// Whether it is `other` or below it.
    pub fn is_sub(&self, other: &Ref<Self>) -> bool {
        std::ptr::eq(self, &raw const **other) || self.mro.iter().any(|c| Ref::ptr_eq(c, other))
    }

    /// Gives the class and all below it new versions, after a change.
    pub fn touch(&self, next: &AtomicU32) {
        self.version.store(next.fetch_add(1, Ordering::Relaxed), Ordering::Release);
        let below: Vec<_> = self.subclasses.lock().iter().filter_map(Weak::upgrade).collect();
        for class in below {
            class.touch(next);
        }
    }

    /// Direct subclasses that are still alive.
    pub fn subclasses(&self) -> Vec<Ref<Self>> {
        self.subclasses.lock().iter().filter_map(Weak::upgrade).collect()
    }

    /// `__name__`.
    pub fn name(&self) -> String {
        self.name.get()
    }

    /// As messages name it: with its module unless that is `builtins`.
    pub fn full_name(&self) -> String {
        // A program, or our own library, may say that a class is of another module.
        let said = self.dict.lock().get(super::well_known::MODULE).cloned();
        let module = said.as_ref().and_then(Value::as_str).unwrap_or(&self.module);
        if module == "builtins" {
            self.qualname.get()
        } else {
            format!("{module}.{}", self.qualname.get())
        }
    }

    /// The C3 linearization of the bases, without the class itself; `None` if there is no consistent order.
    /// Source: The Python 2.3 Method Resolution Order, M. Simionato.
    pub fn linearize(bases: &[Ref<Self>]) -> Option<Vec<Ref<Self>>> {
        let mut lists: Vec<Vec<Ref<Self>>> = bases
            .iter()
            .map(|b| std::iter::once(b.clone()).chain(b.mro.iter().cloned()).collect())
            .collect();
        lists.push(bases.to_vec());
        let mut result = Vec::new();
        loop {
            lists.retain(|l| !l.is_empty());
            if lists.is_empty() {
                return Some(result);
            }
            let head = lists
                .iter()
                .map(|l| &l[0])
                .find(|c| !lists.iter().any(|l| l[1..].iter().any(|d| Ref::ptr_eq(c, d))))?;
            let head = head.clone();
            for list in &mut lists {
                if Ref::ptr_eq(&list[0], &head) {
                    list.remove(0);
                }
            }
            result.push(head);
        }
    }
}
pub use Parts as ClassParts;
