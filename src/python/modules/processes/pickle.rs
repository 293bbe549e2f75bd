//! Values on their way to another process: a graph that belongs to no program.
//!
//! Functions and classes go by name, as with CPython's `pickle`; what has no name cannot go.

use std::sync::Arc;

use num_bigint::BigInt;
use refs::Ref;

use crate::types::ExcKind;
use crate::value::{Counted, Dict, ExcData, Instance, List, Locked, Payload, Range, Run, Value};
use crate::vm::Vm;

use super::super::threads::{Shared, make_boxed};
use super::walk::Walk;

/// Number of a node.
pub type At = usize;

/// One value; those within it by their numbers.
#[derive(Debug, Clone)]
pub enum Node {
    /// Being looked at.
    Open,
    None,
    Ellipsis,
    NotImplemented,
    Bool(bool),
    Int(i64),
    Float(f64),
    Big(Arc<BigInt>),
    Str(Arc<str>),
    Bytes(Arc<Vec<u8>>),
    ByteArray(Vec<u8>),
    List(Vec<At>),
    Tuple(Vec<At>),
    Dict(Vec<(At, At)>),
    Set(Vec<At>, bool),
    Range(Range),
    /// A function or class: module and qualified name.
    Global(String, String),
    /// A bound method: what it is bound to, and its name.
    Method(At, String),
    /// Its class, its attributes, what else it carries.
    Instance {
        class: At,
        fields: Vec<(String, At)>,
        plain: Option<At>,
        exception: Option<Vec<At>>,
        state: Option<At>,
    },
    /// `__reduce__`: what to call, with what, and the state to set.
    Reduced {
        call: At,
        args: At,
        state: Option<At>,
    },
    Shared(Shared),
}

/// A value that was taken apart.
#[derive(Debug, Clone)]
pub struct Pickle {
    nodes: Arc<Vec<Node>>,
}

impl Pickle {
    /// Takes a value apart.
    pub fn of(vm: &mut Vm, v: &Value) -> Run<Self> {
        let mut walk = Walk::default();
        walk.node(vm, v)?;
        Ok(Self { nodes: Arc::new(walk.nodes) })
    }

    /// Makes the value for a program.
    pub fn value(&self, vm: &mut Vm) -> Run<Value> {
        let mut made = vec![Value::Unbound; self.nodes.len()];
        self.make(vm, 0, &mut made)
    }

    fn all(&self, vm: &mut Vm, at: &[At], made: &mut Vec<Value>) -> Run<Vec<Value>> {
        at.iter().map(|at| self.make(vm, *at, made)).collect()
    }

    fn make(&self, vm: &mut Vm, at: At, made: &mut Vec<Value>) -> Run<Value> {
        if !made[at].is_unbound() {
            return Ok(made[at].clone());
        }
        vm.nested(|vm| self.make_new(vm, at, made))
    }

    fn make_new(&self, vm: &mut Vm, at: At, made: &mut Vec<Value>) -> Run<Value> {
        let value = match &self.nodes[at] {
            Node::Open | Node::None => Value::None,
            Node::Ellipsis => Value::Ellipsis,
            Node::NotImplemented => Value::NotImplemented,
            Node::Bool(b) => Value::Bool(*b),
            Node::Int(i) => Value::Int(*i),
            Node::Float(f) => Value::Float(*f),
            Node::Big(b) => Value::big((**b).clone()),
            Node::Str(s) => Value::str(&**s),
            Node::Bytes(b) => Value::bytes(b.to_vec()),
            Node::ByteArray(b) => Value::ByteArray(Ref::new(Counted::new(b.clone()))),
            Node::Range(r) => Value::Range(Ref::new(*r)),
            Node::List(items) => {
                // Known before its items, which may refer to it.
                let list = Ref::new(List::default());
                made[at] = Value::List(list.clone());
                let items = self.all(vm, items, made)?;
                list.set(items);
                Value::List(list)
            }
            Node::Tuple(items) => Value::tuple(self.all(vm, items, made)?),
            Node::Dict(pairs) => {
                let dict = Value::Dict(Ref::new(Dict::default()));
                made[at] = dict.clone();
                for (key, value) in pairs {
                    let (key, value) = (self.make(vm, *key, made)?, self.make(vm, *value, made)?);
                    vm.dict_store(&dict, key, value)?;
                }
                dict
            }
            Node::Set(items, frozen) => {
                let items = Value::list(self.all(vm, items, made)?);
                let class = if *frozen { crate::types::T::FrozenSet } else { crate::types::T::Set };
                let class = Value::Class(vm.class(class).clone());
                vm.call(&class, &[items])?
            }
            Node::Global(module, name) => global(vm, module, name)?,
            Node::Method(this, name) => {
                let this = self.make(vm, *this, made)?;
                let name = vm.intern(name);
                vm.get_attr(&this, name)?
            }
            Node::Instance { class, fields, plain, exception, state } => {
                let Value::Class(class) = self.make(vm, *class, made)? else {
                    return Err(vm.type_error("an instance needs a class"));
                };
                let payload = match (plain, exception) {
                    (Some(plain), _) => Payload::Value(self.make(vm, *plain, made)?),
                    (_, Some(args)) => {
                        let args = self.all(vm, args, made)?;
                        Payload::Exception(Box::new(Locked::new(ExcData {
                            args,
                            ..ExcData::default()
                        })))
                    }
                    _ => Payload::None,
                };
                let instance = Instance::new(class.clone(), payload);
                let value = Value::Instance(instance.clone());
                made[at] = value.clone();
                for (name, field) in fields {
                    let (name, field) = (vm.intern(name), self.make(vm, *field, made)?);
                    vm.set_plain(&value, &instance, &class, name, field)?;
                }
                if let Some(state) = state {
                    let state = self.make(vm, *state, made)?;
                    set_state(vm, &value, &state)?;
                }
                value
            }
            Node::Reduced { call, args, state } => {
                let call = self.make(vm, *call, made)?;
                let args = self.make(vm, *args, made)?;
                let args = vm.items(&args)?;
                let value = vm.call(&call, &args)?;
                if let Some(state) = state {
                    let state = self.make(vm, *state, made)?;
                    set_state(vm, &value, &state)?;
                }
                value
            }
            Node::Shared(shared) => make_boxed(vm, shared.0, (shared.1)())?,
        };
        made[at] = value.clone();
        Ok(value)
    }
}

/// `__setstate__`, or the attributes.
fn set_state(vm: &mut Vm, value: &Value, state: &Value) -> Run<()> {
    let name = vm.intern("__setstate__");
    if let Some(m) = vm.special(value, name) {
        return vm.call_special(&m, value, std::slice::from_ref(state)).map(drop);
    }
    if state.is_none() {
        return Ok(());
    }
    let keys = vm.items(state)?;
    for key in keys {
        let item = vm.get_item(state, &key)?;
        let name = vm.intern(key.as_str().unwrap_or_default());
        vm.set_attr(value, name, item)?;
    }
    Ok(())
}

/// The function or class of that name.
pub fn global(vm: &mut Vm, module: &str, name: &str) -> Run<Value> {
    let mut found = vm.module(module)?;
    for part in name.split('.') {
        let id = vm.intern(part);
        found = match vm.find_attr(&found, id)? {
            Some(found) => found,
            None => {
                let text = format!("Can't get attribute '{name}' on <module '{module}'>");
                return Err(vm.error(ExcKind::AttributeError, text));
            }
        };
    }
    Ok(found)
}
