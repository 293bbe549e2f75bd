//! `len()`.

use super::Vm;
use crate::types::ExcKind;
use crate::value::{Exc, Object, Run, Value, well_known as w};

impl Vm {
    /// `len(v)`
    pub fn len(&mut self, v: &Value) -> Run<usize> {
        if let Some(m) = self.custom(v, w::LEN) {
            let r = self.call_special(&m, v, &[])?;
            return match r.plain() {
                Value::Int(i) if *i >= 0 => Ok(*i as usize),
                Value::Int(_) => {
                    Err(self.error(ExcKind::ValueError, "__len__() should return >= 0"))
                }
                Value::Bool(b) => Ok(usize::from(*b)),
                other => {
                    let t = super::type_name(self, other);
                    Err(self
                        .type_error(format!("'{t}' object cannot be interpreted as an integer")))
                }
            };
        }
        match v.plain() {
            Value::Str(s) => Ok(s.chars),
            Value::List(l) => Ok(l.read().len()),
            Value::Tuple(t) => Ok(t.0.len()),
            Value::Dict(d) => Ok(d.inner.read().len()),
            Value::Set(s) => Ok(s.inner.read().len()),
            Value::Bytes(b) => Ok(b.len()),
            Value::ByteArray(b) => Ok(b.read().len()),
            Value::Range(r) => Ok(r.len() as usize),
            Value::Object(o) => match &**o {
                Object::View { dict, .. } => Ok(dict.inner.read().len()),
                _ => Err(self.no_len(v)),
            },
            Value::Class(c) => {
                if let Some(meta) = c.meta.clone() {
                    let (m, _) = self.lookup(&meta, w::LEN);
                    if !m.is_unbound() {
                        let r = self.call_special(&m, v, &[])?;
                        return self.index(&r).map(|i| i.max(0) as usize);
                    }
                }
                Err(self.no_len(v))
            }
            _ => Err(self.no_len(v)),
        }
    }

    pub(super) fn no_len(&mut self, v: &Value) -> Exc {
        let t = super::type_name(self, v);
        self.type_error(format!("object of type '{t}' has no len()"))
    }
}
