//! Functions are made, and what `locals()` says.

use refs::Ref;

use super::{Frame, Vm};
use crate::code::Code;
use crate::value::{Function, Locked, Name, Run, Seldom, Value, well_known};
use std::sync::Arc;

impl Vm {
    pub(super) fn make_function(
        &mut self,
        frame: &Frame,
        code: &Ref<Code>,
        base: usize,
        flags: u16,
        values: usize,
    ) -> Value {
        let closure = frame.regs[base..base + code.free_names.len()].to_vec().into_boxed_slice();
        let defaults: Arc<[Value]> = match &frame.regs.get(values) {
            Some(Value::Tuple(t)) if flags & 1 != 0 => t.0.to_vec().into(),
            _ => Arc::new([]),
        };
        let kw_defaults = match &frame.regs.get(values + 1) {
            Some(Value::Dict(d)) if flags & 2 != 0 => {
                let pairs = d
                    .inner
                    .lock()
                    .iter()
                    .map(|e| (self.intern(e.key.as_str().unwrap_or_default()), e.value.clone()))
                    .collect();
                Some(pairs)
            }
            _ => None,
        };
        let annotations =
            if flags & 4 != 0 { frame.regs[values + 2].clone() } else { Value::Unbound };
        Value::Function(Ref::new(Function {
            code: code.clone(),
            module: frame.module.clone(),
            closure,
            defaults: Seldom::new(defaults),
            kw_defaults: Locked::new(kw_defaults),
            name: Locked::new(self.program.names.value(code.name)),
            qualname: Locked::new(Value::str(code.qualname.clone())),
            doc: Locked::new(code.doc.clone().unwrap_or(Value::None)),
            annotations: Locked::new(annotations),
            weight: Default::default(),
            attrs: Ref::default(),
        }))
    }

    /// A global whose slot is empty: it may be in the module's dict, or a built-in.
    #[inline]
    pub(super) fn global(&mut self, frame: &Frame, slot: u16, name: Name) -> Run<Value> {
        match frame.module.global(slot) {
            Value::Unbound => match self.program.builtins.get(name.0 as usize) {
                Some(v) if !v.is_unbound() => Ok(v.clone()),
                _ => Err(self.name_error(frame, name)),
            },
            value => Ok(value),
        }
    }

    pub(super) fn locals(&mut self, frame: &Frame) -> Run<Value> {
        if frame.code.name == well_known::MODULE_CODE {
            return Ok(Value::Dict(frame.module.open(&self.program.names)));
        }
        let dict = Value::dict(crate::value::DictInner::new());
        let mut pairs = Vec::new();
        if let Some(namespace) = &frame.namespace {
            pairs.extend(namespace.lock().iter().map(|(n, v)| (n, v.clone())));
        }
        for (i, name) in frame.code.locals.iter().enumerate() {
            pairs.push((*name, frame.regs[i].clone()));
        }
        for (i, name) in frame.code.free_names.iter().enumerate() {
            pairs.push((*name, frame.regs[frame.code.free as usize + i].clone()));
        }
        for (name, value) in pairs {
            let value = match value {
                Value::Cell(c) => c.0.get(),
                v => v,
            };
            if !value.is_unbound() && name != well_known::EMPTY {
                self.dict_store(&dict, self.program.names.value(name), value)?;
            }
        }
        Ok(dict)
    }
}
