//! Values: small ones inline, the rest shared. Everything is `Send + Sync`, for threads share it.

mod class;
mod copy;
mod dict;
pub(crate) mod dropped;
mod exception;
mod function;
pub mod gone;
mod instance;
mod iter;
pub mod memory;
mod module;
mod names;
mod native;
mod seldom;
mod set;
mod text;

use std::fmt;

use num_bigint::BigInt;
use num_traits::ToPrimitive;
use refs::Ref;

pub use class::{Class, ClassParts, Layout, NativeNew, Solid};
pub(crate) use copy::put;
pub use dict::{Dict, DictInner, Entry, Found};
pub use exception::{Exc, ExcData, TbEntry};
pub use function::{Bound, Cell, Function, GenState, Generator};
pub use instance::{ClassOf, Instance, Payload};
pub use iter::{Cursor, Groups, Iter, IterState, TeeData};
pub use locked::Locked;
pub use memory::Counted;
pub use module::Module;
pub use names::{Name, NameIndex, NameMap, Names, well_known};
pub use native::{Call, Def, Object, Run, ViewKind, unchain};
pub use seldom::Seldom;
pub use set::{Set, SetInner};
pub use text::Str;

use crate::code::Code;

/// Any value. At most 16 bytes. With a tag as wide as a word, for the processor passes on whole words that were just written.
#[derive(Default)]
#[allow(missing_docs)]
#[repr(u64)]
pub enum Value {
    /// Nothing is here: an unassigned local, a default not given. Programs never see it.
    #[default]
    Unbound,
    None,
    Ellipsis,
    NotImplemented,
    Bool(bool),
    Int(i64),
    Float(f64),
    Builtin(&'static Def),
    /// The place of a `for` in what it runs over; only ever in a register.
    Cursor(Box<Cursor>),
    BigInt(Ref<memory::Held<BigInt>>),
    Str(Ref<Str>),
    Bytes(Ref<memory::Held<Vec<u8>>>),
    ByteArray(Ref<Counted<Vec<u8>>>),
    List(Ref<List>),
    Tuple(Ref<Tuple>),
    Dict(Ref<Dict>),
    Set(Ref<Set>),
    Range(Ref<Range>),
    Slice(Ref<Slice>),
    Function(Ref<Function>),
    Bound(Ref<Bound>),
    Class(Ref<Class>),
    Instance(Ref<Instance>),
    Generator(Ref<Generator>),
    Cell(Ref<Cell>),
    Module(Ref<Module>),
    Iter(Ref<Iter>),
    Object(Ref<Object>),
    Code(Ref<Code>),
}

const _: () = assert!(size_of::<Value>() <= 16);

/// A list.
#[derive(Debug, Default)]
pub struct List(Counted<Vec<Value>>);

impl std::ops::Deref for List {
    type Target = Counted<Vec<Value>>;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl Drop for List {
    fn drop(&mut self) {
        gone::tell(self);
        unchain(self.0.take());
    }
}

/// A tuple.
/// Made by [`Value::tuple`] alone, which counts it.
#[derive(Debug)]
pub struct Tuple(pub Box<[Value]>);

impl Drop for Tuple {
    fn drop(&mut self) {
        memory::charge(-((self.0.len() * size_of::<Value>() + memory::OBJECT) as isize));
        if self.0.iter().any(Value::may_chain) {
            unchain(std::mem::take(&mut self.0).into_vec());
        }
    }
}

/// A range; of bounds that fit 64 bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Range {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
}

impl Range {
    /// How many numbers.
    pub fn len(&self) -> i64 {
        let (start, stop, step) = (self.start as i128, self.stop as i128, self.step as i128);
        let n = if step > 0 {
            (stop - start + step - 1).div_euclid(step)
        } else {
            (start - stop - step - 1).div_euclid(-step)
        };
        n.clamp(0, i64::MAX as i128) as i64
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The one at `index`, which is below `len`.
    pub fn at(&self, index: i64) -> i64 {
        self.start.wrapping_add(index.wrapping_mul(self.step))
    }
}

/// A slice.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Slice {
    pub start: Value,
    pub stop: Value,
    pub step: Value,
}

impl Drop for Slice {
    fn drop(&mut self) {
        if [&self.start, &self.stop, &self.step].into_iter().any(Value::may_chain) {
            let parts = [&mut self.start, &mut self.stop, &mut self.step];
            unchain(parts.into_iter().map(std::mem::take).collect());
        }
    }
}

impl Value {
    /// A string.
    pub fn str(text: impl Into<String>) -> Self {
        Self::Str(Ref::new(Str::new(text.into())))
    }

    /// A list.
    pub fn list(items: Vec<Self>) -> Self {
        Self::List(Ref::new(List(Counted::new(items))))
    }

    /// A tuple.
    pub fn tuple(items: Vec<Self>) -> Self {
        memory::charge((items.len() * size_of::<Self>() + memory::OBJECT) as isize);
        Self::Tuple(Ref::new(Tuple(items.into_boxed_slice())))
    }

    /// A dict.
    pub fn dict(inner: DictInner) -> Self {
        Self::Dict(Ref::new(Dict::new(inner)))
    }

    /// A set.
    pub fn set(inner: SetInner) -> Self {
        Self::Set(Ref::new(Set { inner: Counted::new(inner), frozen: false }))
    }

    /// A frozenset.
    pub fn frozenset(inner: SetInner) -> Self {
        Self::Set(Ref::new(Set { inner: Counted::new(inner), frozen: true }))
    }

    /// Bytes.
    pub fn bytes(bytes: Vec<u8>) -> Self {
        let size = bytes.capacity();
        Self::Bytes(Ref::new(memory::Held::new(bytes, size)))
    }

    fn sized_int(value: BigInt) -> memory::Held<BigInt> {
        let size = (value.bits() / 8) as usize;
        memory::Held::new(value, size)
    }

    /// An int, inline if it fits.
    pub fn big(value: BigInt) -> Self {
        value.to_i64().map_or_else(|| Self::BigInt(Ref::new(Self::sized_int(value))), Self::Int)
    }

    /// Whether it holds other values, so that dropping it may go on and on.
    pub(crate) fn may_chain(&self) -> bool {
        matches!(
            self,
            Self::List(_)
                | Self::Tuple(_)
                | Self::Dict(_)
                | Self::Instance(_)
                | Self::Cell(_)
                | Self::Generator(_)
                | Self::Function(_)
                | Self::Bound(_)
                | Self::Set(_)
                | Self::Slice(_)
                | Self::Object(_)
                | Self::Iter(_)
        )
    }

    /// Whether nothing is here.
    #[inline]
    pub fn is_unbound(&self) -> bool {
        matches!(self, Self::Unbound)
    }

    /// Whether dropping it does nothing.
    #[inline]
    pub(crate) fn is_plain(&self) -> bool {
        matches!(
            self,
            Self::Unbound
                | Self::None
                | Self::Ellipsis
                | Self::NotImplemented
                | Self::Bool(_)
                | Self::Int(_)
                | Self::Float(_)
                | Self::Builtin(_)
        )
    }

    /// Whether it is None.
    #[inline]
    pub fn is_none(&self) -> bool {
        matches!(self, Self::None)
    }

    /// `None` if nothing is here.
    pub fn bound(self) -> Option<Self> {
        if self.is_unbound() { None } else { Some(self) }
    }

    /// `is`.
    pub fn is(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None)
            | (Self::Ellipsis, Self::Ellipsis)
            | (Self::Unbound, Self::Unbound)
            | (Self::NotImplemented, Self::NotImplemented) => true,
            (Self::Bool(a), Self::Bool(b)) => a == b,
            (Self::Int(a), Self::Int(b)) => a == b,
            (Self::Float(a), Self::Float(b)) => a.to_bits() == b.to_bits(),
            // CPython shares the empty ones.
            (Self::Tuple(a), Self::Tuple(b)) => {
                Ref::ptr_eq(a, b) || (a.0.is_empty() && b.0.is_empty())
            }
            (Self::Str(a), Self::Str(b)) => {
                Ref::ptr_eq(a, b) || (a.chars < 2 && a.as_str() == b.as_str())
            }
            (Self::Bound(_), Self::Bound(_)) => self.id() == other.id(),
            _ => {
                std::mem::discriminant(self) == std::mem::discriminant(other)
                    && self.id() == other.id()
            }
        }
    }

    /// What identifies it among values of its kind.
    pub fn id(&self) -> u64 {
        fn of<T>(object: &Ref<T>) -> u64 {
            Ref::as_ptr(object) as usize as u64
        }
        match self {
            Self::Unbound => 0,
            Self::None => 16,
            Self::Ellipsis => 32,
            Self::NotImplemented => 48,
            Self::Bool(b) => 64 + 32 * u64::from(*b),
            Self::Int(i) => (*i as u64).wrapping_mul(32).wrapping_add(1 << 40),
            Self::Float(f) => f.to_bits() | 1,
            Self::BigInt(a) => of(a),
            Self::Str(a) => of(a),
            Self::Bytes(a) => of(a),
            Self::ByteArray(a) => of(a),
            Self::List(a) => of(a),
            Self::Tuple(a) => of(a),
            Self::Dict(a) => of(a),
            Self::Set(a) => of(a),
            Self::Range(a) => of(a),
            Self::Slice(a) => of(a),
            Self::Function(a) => of(a),
            Self::Builtin(def) => std::ptr::from_ref::<Def>(def) as usize as u64,
            Self::Bound(a) => of(a),
            Self::Class(a) => of(a),
            Self::Instance(a) => of(a),
            Self::Generator(a) => of(a),
            Self::Cell(a) => of(a),
            Self::Module(a) => of(a),
            Self::Iter(a) => of(a),
            Self::Cursor(_) => 0,
            Self::Object(a) => of(a),
            Self::Code(a) => of(a),
        }
    }

    /// The built-in value inside an instance of a subclass of a built-in type; else itself.
    #[inline]
    pub fn plain(&self) -> &Self {
        match self {
            Self::Instance(instance) => match &instance.payload {
                Payload::Value(value) => value,
                _ => self,
            },
            _ => self,
        }
    }

    /// The text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self.plain() {
            Self::Str(s) => Some(s.as_str()),
            _ => None,
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(i) => write!(f, "{i}"),
            Self::Float(x) => write!(f, "{x:?}"),
            Self::Str(s) => write!(f, "{:?}", s.as_str()),
            Self::Bool(b) => write!(f, "{b}"),
            Self::None => f.write_str("None"),
            Self::Unbound => f.write_str("<unbound>"),
            _ => write!(f, "<value {:x}>", self.id()),
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(value)
    }
}

impl From<usize> for Value {
    fn from(value: usize) -> Self {
        Self::Int(value as i64)
    }
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::str(value)
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::str(value)
    }
}
