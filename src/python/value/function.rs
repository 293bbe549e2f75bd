//! Functions, bound methods, cells and generators.

use std::sync::Arc;

use refs::Ref;

use super::dropped::{self, Dropped};
use super::memory::Fixed;
use super::{Dict, Locked, Module, Name, Seldom, Value};
use crate::code::{Code, Kind};
use crate::vm::Frame;

/// Defaults of keyword-only parameters.
pub type KwDefaults = Arc<[(Name, Value)]>;

/// A variable shared with inner functions.
#[derive(Debug, Default)]
pub struct Cell(pub Locked<Value>);

impl Drop for Cell {
    fn drop(&mut self) {
        super::gone::tell(self);
        let value = std::mem::take(self.0.get_mut());
        if value.may_chain() {
            super::unchain(vec![value]);
        }
    }
}

/// A function in Python.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Function {
    pub code: Ref<Code>,
    pub module: Ref<Module>,
    pub closure: Box<[Value]>,
    /// Of the last positional parameters.
    pub defaults: Seldom<Arc<[Value]>>,
    pub kw_defaults: Locked<Option<KwDefaults>>,
    pub name: Locked<Value>,
    pub qualname: Locked<Value>,
    pub doc: Locked<Value>,
    pub annotations: Locked<Value>,
    pub weight: Fixed<256>,
    /// Other attributes.
    pub attrs: Ref<Dict>,
}

/// A method and what it is bound to.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Bound {
    pub func: Value,
    pub this: Value,
}

/// Where a generator is.
#[derive(Debug)]
#[allow(missing_docs)]
pub enum GenState {
    Created(Box<Frame>),
    Suspended(Box<Frame>),
    Running,
    Done,
}

/// A generator or coroutine.
#[derive(Debug)]
#[allow(missing_docs)]
pub struct Generator {
    pub kind: Kind,
    pub code: Ref<Code>,
    pub state: Locked<GenState>,
    pub name: Locked<Value>,
    pub qualname: Locked<Value>,
    pub weight: Fixed<512>,
}

impl Generator {
    /// It has yielded, and goes on with this frame.
    #[inline]
    pub(crate) fn suspended(&self, frame: Box<Frame>) {
        self.state.set(GenState::Suspended(frame));
    }
}

impl Drop for Generator {
    // What is suspended inside `try` or `with` still has to leave it.
    fn drop(&mut self) {
        let state = std::mem::replace(self.state.get_mut(), GenState::Done);
        if self.kind == Kind::Coroutine && matches!(state, GenState::Created(_)) {
            let name = self.qualname.get().as_str().unwrap_or_default().to_owned();
            dropped::put(Dropped::NeverAwaited(name));
        }
        if let GenState::Suspended(frame) = state
            && !frame.code.handlers.is_empty()
        {
            dropped::put(Dropped::Generator(Ref::new(Self {
                kind: self.kind,
                code: self.code.clone(),
                state: Locked::new(GenState::Suspended(frame)),
                name: Locked::new(self.name.get()),
                qualname: Locked::new(self.qualname.get()),
                weight: Fixed::new(),
            })));
        }
    }
}

impl Drop for Function {
    fn drop(&mut self) {
        let mut held = std::mem::take(&mut self.closure).into_vec();
        for defaults in self.defaults.all_mut() {
            held.extend(defaults.iter().filter(|v| v.may_chain()).cloned());
            // The last references are those that are taken apart.
            *defaults = Arc::new([]);
        }
        if let Some(defaults) = self.kw_defaults.get_mut().take() {
            held.extend(defaults.iter().map(|(_, v)| v.clone()));
        }
        super::unchain(held);
    }
}

impl Drop for Bound {
    fn drop(&mut self) {
        if self.this.may_chain() {
            super::unchain(vec![std::mem::take(&mut self.func), std::mem::take(&mut self.this)]);
        }
    }
}
