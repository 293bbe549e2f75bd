//! Taking a value apart, and what CPython's `pickle` says of values that cannot be.

use std::collections::HashMap;
use std::sync::Arc;

use refs::Ref;

use crate::types::ExcKind;
use crate::value::{Exc, Instance, Object, Payload, Run, Value};
use crate::vm::Vm;

use super::super::threads::shared;
use super::pickle::{At, Node, global};

/// The walk over a value.
#[derive(Debug, Default)]
pub struct Walk {
    /// What was found.
    pub nodes: Vec<Node>,
    /// Numbers of what has been seen; the values are kept, so that no address comes twice.
    seen: HashMap<u64, (At, Value)>,
    /// At what an object of `multiprocessing` is made of, which is shared.
    sharing: bool,
}

impl Walk {
    /// The number of a value.
    pub fn node(&mut self, vm: &mut Vm, v: &Value) -> Run<At> {
        let by_address = !matches!(
            v,
            Value::None
                | Value::Bool(_)
                | Value::Int(_)
                | Value::Float(_)
                | Value::Ellipsis
                | Value::NotImplemented
        );
        if by_address && let Some((at, _)) = self.seen.get(&v.id()) {
            return Ok(*at);
        }
        let at = self.nodes.len();
        self.nodes.push(Node::Open);
        if by_address {
            self.seen.insert(v.id(), (at, v.clone()));
        }
        let node = vm.nested(|vm| self.take_apart(vm, v))?;
        self.nodes[at] = node;
        Ok(at)
    }

    fn all(&mut self, vm: &mut Vm, items: &[Value]) -> Run<Vec<At>> {
        items.iter().map(|v| self.node(vm, v)).collect()
    }

    fn take_apart(&mut self, vm: &mut Vm, v: &Value) -> Run<Node> {
        Ok(match v {
            Value::None => Node::None,
            Value::Ellipsis => Node::Ellipsis,
            Value::NotImplemented => Node::NotImplemented,
            Value::Bool(b) => Node::Bool(*b),
            Value::Int(i) => Node::Int(*i),
            Value::Float(f) => Node::Float(*f),
            Value::BigInt(b) => Node::Big(Arc::new((**b).clone())),
            Value::Str(s) => Node::Str(s.as_str().into()),
            Value::Bytes(b) => Node::Bytes(Arc::new(b.to_vec())),
            Value::ByteArray(b) => Node::ByteArray(b.get()),
            Value::Range(r) => Node::Range(**r),
            Value::List(l) => {
                let items = l.get();
                Node::List(self.all(vm, &items)?)
            }
            Value::Tuple(t) => Node::Tuple(self.all(vm, &t.0)?),
            Value::Set(s) => {
                let items = vm.items(v)?;
                Node::Set(self.all(vm, &items)?, s.frozen)
            }
            Value::Dict(d) => {
                let pairs: Vec<_> =
                    d.inner.lock().iter().map(|e| (e.key.clone(), e.value.clone())).collect();
                let mut nodes = Vec::new();
                for (key, value) in &pairs {
                    nodes.push((self.node(vm, key)?, self.node(vm, value)?));
                }
                Node::Dict(nodes)
            }
            Value::Function(f) => {
                let name = f.qualname.get().as_str().unwrap_or_default().to_owned();
                let module = f.module.name.clone();
                by_name(vm, v, &module, &name)?
            }
            Value::Class(c) => {
                let (module, name) = (c.module.clone(), c.qualname.get());
                by_name(vm, v, &module, &name)?
            }
            Value::Builtin(def) if !def.method => {
                let module = native_module(vm, v, def.name);
                by_name(vm, v, &module, def.name)?
            }
            Value::Bound(b) => {
                let this = self.node(vm, &b.this)?;
                let name = match &b.func {
                    Value::Builtin(def) => def.name.to_owned(),
                    Value::Function(f) => f.name.get().as_str().unwrap_or_default().to_owned(),
                    _ => return refuse(vm, v),
                };
                Node::Method(this, name)
            }
            Value::Instance(i) => return self.instance(vm, v, i),
            _ => return refuse(vm, v),
        })
    }

    fn instance(&mut self, vm: &mut Vm, v: &Value, i: &Ref<Instance>) -> Run<Node> {
        if let Payload::Native(_) = &i.payload {
            // What programs have in their hands does not go; only what objects of `multiprocessing` are made of.
            let own = i.class.get().full_name();
            let free = matches!(own.as_str(), "_thread.Channel" | "_thread.Cells");
            return match shared(i).filter(|_| self.sharing || free) {
                Some(shared) => Ok(Node::Shared(shared)),
                None => refuse(vm, v),
            };
        }
        self.open_instance(vm, v, i)
    }

    fn open_instance(&mut self, vm: &mut Vm, v: &Value, i: &Ref<Instance>) -> Run<Node> {
        let reduce = vm.intern("__reduce__");
        if let Some(m @ Value::Function(_)) = vm.special(v, reduce) {
            let reduced = vm.call_special(&m, v, &[])?;
            let parts = vm.items(&reduced)?;
            let [call, args, rest @ ..] = &parts[..] else {
                return Err(vm.type_error("__reduce__ must return a string or tuple"));
            };
            let (call, args) = (self.node(vm, call)?, self.node(vm, args)?);
            let state = match rest.first() {
                None | Some(Value::None) => None,
                Some(state) => Some(self.node(vm, state)?),
            };
            return Ok(Node::Reduced { call, args, state });
        }
        let class = self.node(vm, &Value::Class(i.class.get()))?;
        let plain = match &i.payload {
            Payload::Value(plain) => Some(self.node(vm, plain)?),
            _ => None,
        };
        let mut fields = Vec::new();
        let exception = match &i.payload {
            Payload::Exception(data) => {
                let args = data.lock().args.clone();
                Some(self.all(vm, &args)?)
            }
            _ => None,
        };
        let get_state = vm.intern("__getstate__");
        if let Some(m @ Value::Function(_)) = vm.special(v, get_state) {
            let state = vm.call_special(&m, v, &[])?;
            let state = Some(self.node(vm, &state)?);
            return Ok(Node::Instance { class, fields, plain, exception, state });
        }
        let mark = vm.intern("_shared_between_processes");
        let of_library = i.class.get().lookup(mark).is_some();
        for (name, value) in i.all(&vm.program.names) {
            let text = vm.text(name);
            let native =
                matches!(&value, Value::Instance(i) if matches!(i.payload, Payload::Native(_)));
            self.sharing = native && of_library;
            let at = self.node(vm, &value);
            self.sharing = false;
            fields.push((text, at?));
        }
        Ok(Node::Instance { class, fields, plain, exception, state: None })
    }
}

/// The module that a native function is in.
fn native_module(vm: &mut Vm, v: &Value, name: &str) -> String {
    let id = vm.intern(name);
    let modules: Vec<_> =
        vm.program.modules.lock().iter().map(|(n, m)| (n.clone(), m.clone())).collect();
    let found = modules
        .into_iter()
        .find(|(_, m)| matches!(m, Value::Module(m) if m.get(id).is_some_and(|f| f.is(v))));
    found.map_or_else(|| "builtins".to_owned(), |(n, _)| n)
}

fn by_name(vm: &mut Vm, v: &Value, module: &str, name: &str) -> Run<Node> {
    let module = if module == "__mp_main__" { "__main__" } else { module };
    if name.contains("<locals>") {
        let text = format!("Can't pickle local object '{name}'");
        return Err(vm.error(ExcKind::AttributeError, text));
    }
    let module =
        if matches!(v, Value::Class(_)) { home(vm, v, module, name) } else { module.to_owned() };
    match global(vm, &module, name) {
        Ok(found) if found.is(v) => Ok(Node::Global(module, name.to_owned())),
        Ok(_) => {
            let shown = vm.repr_of(v)?;
            Err(pickling_error(
                vm,
                format!("Can't pickle {shown}: it's not the same object as {module}.{name}"),
            ))
        }
        Err(_) => {
            let shown = vm.repr_of(v)?;
            Err(pickling_error(
                vm,
                format!("Can't pickle {shown}: attribute lookup {name} on {module} failed"),
            ))
        }
    }
}

/// Classes of our library say that they are of another module than the one that has them, as CPython's do.
fn home(vm: &mut Vm, v: &Value, module: &str, name: &str) -> String {
    let id = vm.intern(name);
    let modules: Vec<_> =
        vm.program.modules.lock().iter().map(|(n, m)| (n.clone(), m.clone())).collect();
    let (own, others): (Vec<_>, Vec<_>) = modules.into_iter().partition(|(n, _)| n == module);
    let found = own
        .into_iter()
        .chain(others)
        .find(|(_, m)| matches!(m, Value::Module(m) if m.get(id).is_some_and(|f| f.is(v))));
    found.map_or_else(|| module.to_owned(), |(n, _)| n)
}

/// `pickle.PicklingError`
fn pickling_error(vm: &mut Vm, text: String) -> Exc {
    let made = vm.module("multiprocessing").and_then(|m| {
        let name = vm.intern("PicklingError");
        let class = vm.get_attr(&m, name)?;
        vm.call(&class, &[Value::str(text)])
    });
    match made {
        Ok(Value::Instance(i)) => Exc(i),
        Ok(_) => vm.type_error("cannot pickle"),
        Err(e) => e,
    }
}

fn refuse(vm: &mut Vm, v: &Value) -> Run<Node> {
    let name = match v {
        Value::Instance(i) => i.class.get().full_name(),
        Value::Object(o) if matches!(**o, Object::Super { .. }) => "super".to_owned(),
        _ => crate::vm::type_name(vm, v),
    };
    Err(vm.type_error(format!("cannot pickle '{name}' object")))
}
