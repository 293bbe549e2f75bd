//! `in`.

use super::Vm;
use crate::types::ExcKind;
use crate::value::{Object, Run, Value, ViewKind, well_known as w};

fn bytes_of(v: &Value) -> Option<Vec<u8>> {
    match v.plain() {
        Value::Bytes(b) => Some(b.to_vec()),
        Value::ByteArray(b) => Some(b.get()),
        _ => None,
    }
}

impl Vm {
    /// `item in container`
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub fn contains(&mut self, container: &Value, item: &Value) -> Run<bool> {
        if let Some(m) = self.custom(container, w::CONTAINS) {
            if m.is_none() {
                let t = super::type_name(self, container);
                return Err(self.type_error(format!("'{t}' object is not a container")));
            }
            let v = self.call_special(&m, container, std::slice::from_ref(item))?;
            return self.truth(&v);
        }
        match container.plain() {
            Value::Dict(_) => Ok(self.dict_get(container.plain(), item)?.is_some()),
            Value::Set(_) => self.set_has(container.plain(), item),
            Value::Str(s) => match item.plain() {
                Value::Str(t) => Ok(s.as_str().contains(t.as_str())),
                _ => {
                    let t = super::type_name(self, item);
                    Err(self.type_error(format!(
                        "'in <string>' requires string as left operand, not {t}"
                    )))
                }
            },
            Value::List(l) => {
                let mut at = 0;
                loop {
                    let Some(x) = l.lock().get(at).cloned() else { return Ok(false) };
                    if self.equal(&x, item)? {
                        return Ok(true);
                    }
                    at += 1;
                }
            }
            Value::Tuple(t) => {
                for x in &*t.clone().0 {
                    if self.equal(x, item)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Value::Range(r) => match item.plain() {
                Value::Int(i) => Ok(in_range(r, *i)),
                Value::Bool(b) => Ok(in_range(r, i64::from(*b))),
                Value::Float(f) if f.fract() == 0.0 && f.abs() < 9e18 => Ok(in_range(r, *f as i64)),
                _ => Ok(false),
            },
            Value::Bytes(_) | Value::ByteArray(_) => {
                let b = bytes_of(container).unwrap_or_default();
                match (item.plain(), bytes_of(item)) {
                    (Value::Int(i), _) => match u8::try_from(*i) {
                        Ok(i) => Ok(b.contains(&i)),
                        Err(_) => Err(self.value_error("byte must be in range(0, 256)")),
                    },
                    (Value::Bool(i), _) => Ok(b.contains(&u8::from(*i))),
                    (Value::BigInt(_), _) => Err(self.value_error("byte must be in range(0, 256)")),
                    (_, Some(x)) => Ok(x.is_empty() || b.windows(x.len()).any(|w| w == &x[..])),
                    (other, None) => {
                        let t = super::type_name(self, other);
                        let what = format!("a bytes-like object is required, not '{t}'");
                        Err(self.type_error(what))
                    }
                }
            }
            Value::Object(o) if matches!(**o, Object::View { .. }) => {
                let Object::View { dict, kind } = &**o else { return Ok(false) };
                let dict = Value::Dict(dict.clone());
                match kind {
                    ViewKind::Keys => Ok(self.dict_get(&dict, item)?.is_some()),
                    ViewKind::Items => match item {
                        Value::Tuple(t) if t.0.len() == 2 => match self.dict_get(&dict, &t.0[0])? {
                            Some(v) => self.equal(&v, &t.0[1]),
                            None => Ok(false),
                        },
                        _ => Ok(false),
                    },
                    ViewKind::Values => self.contains_iter(container, item),
                }
            }
            _ => self.contains_iter(container, item),
        }
    }

    pub(super) fn contains_iter(&mut self, container: &Value, item: &Value) -> Run<bool> {
        let iter = match self.iter(container) {
            Ok(iter) => iter,
            Err(e) if self.is_exception(&e, ExcKind::TypeError) => {
                let t = super::type_name(self, container);
                return Err(self.type_error(format!("argument of type '{t}' is not iterable")));
            }
            Err(e) => return Err(e),
        };
        while let Some(x) = self.next(&iter)? {
            if self.equal(&x, item)? {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

pub(super) fn in_range(r: &crate::value::Range, i: i64) -> bool {
    let inside = if r.step > 0 { i >= r.start && i < r.stop } else { i <= r.start && i > r.stop };
    inside && (i as i128 - r.start as i128) % r.step as i128 == 0
}
