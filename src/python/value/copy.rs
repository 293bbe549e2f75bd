//! Values are copied and put into places, which is what an interpreter does most.
//!
//! All that is shared begins with its counts, so one way serves all kinds: the derived `Clone` and the compiler's own dropping ask
//! first which kind it is, and then do the same for each. And a value is moved as two words. It is made as two, a tag and what is with
//! it; if it were read as one right after that, the processor would have to wait until both are written.
#![allow(unsafe_code)]

use std::mem::{ManuallyDrop, MaybeUninit};

use refs::{Counts, Ref};

use super::Value;

type Words = [MaybeUninit<u64>; 2];

/// `put!(place, value)`: the same as `*place = value`. A macro, for a function would be given the value in memory.
macro_rules! put {
    ($place:expr, $value:expr) => {{
        let value = ::std::mem::ManuallyDrop::new($value);
        let place: &mut $crate::value::Value = $place;
        if !place.is_plain() {
            place.let_go();
        }
        place.overwrite(value);
    }};
}
pub(crate) use put;

impl Value {
    /// How references to it are counted, where they are.
    #[inline(always)]
    fn counts(&self) -> Option<&Counts> {
        Some(match self {
            Self::BigInt(object) => Ref::counts(object),
            Self::Str(object) => Ref::counts(object),
            Self::Bytes(object) => Ref::counts(object),
            Self::ByteArray(object) => Ref::counts(object),
            Self::List(object) => Ref::counts(object),
            Self::Tuple(object) => Ref::counts(object),
            Self::Dict(object) => Ref::counts(object),
            Self::Set(object) => Ref::counts(object),
            Self::Range(object) => Ref::counts(object),
            Self::Slice(object) => Ref::counts(object),
            Self::Function(object) => Ref::counts(object),
            Self::Bound(object) => Ref::counts(object),
            Self::Class(object) => Ref::counts(object),
            Self::Instance(object) => Ref::counts(object),
            Self::Generator(object) => Ref::counts(object),
            Self::Cell(object) => Ref::counts(object),
            Self::Module(object) => Ref::counts(object),
            Self::Iter(object) => Ref::counts(object),
            Self::Object(object) => Ref::counts(object),
            Self::Code(object) => Ref::counts(object),
            Self::Unbound
            | Self::None
            | Self::Ellipsis
            | Self::NotImplemented
            | Self::Bool(_)
            | Self::Int(_)
            | Self::Float(_)
            | Self::Builtin(_)
            | Self::Cursor(_) => return None,
        })
    }

    /// A copy of what is not a [`Cursor`](super::Cursor), which only registers have.
    #[inline(always)]
    pub(crate) fn twin(&self) -> Self {
        let words = std::ptr::from_ref(self).cast::<MaybeUninit<u64>>();
        // SAFETY: a value is two words.
        let first = unsafe { *words };
        if !self.is_plain() {
            self.more();
        }
        // SAFETY: what it refers to is counted once more, or nothing that anybody owns.
        unsafe { std::mem::transmute::<Words, Self>([first, *words.add(1)]) }
    }

    #[inline(never)]
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    fn more(&self) {
        match self.counts() {
            Some(counts) => counts.more(),
            // It belongs to one register.
            None => panic!("a cursor is copied"),
        }
    }

    /// Drops it, and leaves `Unbound`.
    #[inline(never)]
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub(crate) fn let_go(&mut self) {
        // SAFETY: then it is overwritten, and not dropped.
        if self.counts().is_some_and(|counts| unsafe { counts.less() }) {
            self.overwrite(ManuallyDrop::new(Self::Unbound));
        } else {
            drop(std::mem::take(self));
        }
    }

    /// Drops it; nothing is asked of a plain one.
    #[inline(always)]
    pub(crate) fn gone(self) {
        if self.is_plain() { std::mem::forget(self) } else { drop(self) }
    }

    /// What is there, leaving `Unbound`.
    #[inline(always)]
    pub(crate) fn take(&mut self) -> Self {
        self.exchange(Self::Unbound)
    }

    /// What is there, leaving another value.
    #[inline(always)]
    pub(crate) fn exchange(&mut self, value: Self) -> Self {
        let place = std::ptr::from_mut(self).cast::<Words>();
        // SAFETY: a value is two words, and what was there is overwritten.
        let old = unsafe { std::mem::transmute::<Words, Self>([(*place)[0], (*place)[1]]) };
        self.overwrite(ManuallyDrop::new(value));
        old
    }

    /// Becomes another value, without being dropped.
    #[inline(always)]
    pub(crate) fn overwrite(&mut self, value: ManuallyDrop<Self>) {
        // SAFETY: a value is two words.
        let words = unsafe { std::mem::transmute::<ManuallyDrop<Self>, Words>(value) };
        let place = std::ptr::from_mut(self).cast::<Words>();
        // SAFETY: both words are a value's.
        unsafe {
            // Volatile, or the compiler would make one store of both after all, and one load.
            std::ptr::write_volatile(&raw mut (*place)[0], words[0]);
            (*place)[1] = words[1];
        }
    }
}

impl Clone for Value {
    #[inline]
    fn clone(&self) -> Self {
        if let Self::Cursor(cursor) = self {
            return Self::Cursor(cursor.clone());
        }
        self.twin()
    }
}
