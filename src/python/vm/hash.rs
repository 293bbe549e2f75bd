//! Hashes.

use super::Vm;
use crate::value::{Object, Run, Value, ViewKind, well_known as w};

impl Vm {
    /// `hash(v)`
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub fn hash(&mut self, v: &Value) -> Run<i64> {
        Ok(match v {
            Value::Str(s) => s.hash(),
            Value::Int(i) => crate::text::hash_int(*i),
            Value::Bool(b) => i64::from(*b),
            Value::None => 0x0fca_86420,
            Value::Float(f) => crate::text::hash_float(*f),
            Value::BigInt(b) => crate::text::hash_big(b),
            Value::Bytes(b) => crate::value::Str::new(crate::text::latin(b)).hash(),
            Value::Tuple(t) => {
                let mut hashes = Vec::with_capacity(t.0.len());
                for item in &*t.0 {
                    hashes.push(self.nested(|vm| vm.hash(item))?);
                }
                crate::text::hash_tuple(&hashes)
            }
            Value::Set(s) if s.frozen => {
                let hashes: Vec<i64> = s.inner.lock().iter().map(|e| e.hash).collect();
                crate::text::hash_frozenset(&hashes)
            }
            Value::Range(r) => {
                let n = r.len();
                let parts = [
                    crate::text::hash_int(n),
                    if n == 0 { 0x0fca_86420 } else { crate::text::hash_int(r.start) },
                    if n <= 1 { 0x0fca_86420 } else { crate::text::hash_int(r.step) },
                ];
                crate::text::hash_tuple(&parts)
            }
            Value::List(_)
            | Value::Dict(_)
            | Value::Set(_)
            | Value::ByteArray(_)
            | Value::Slice(_) => {
                let t = super::type_name(self, v);
                return Err(self.type_error(format!("unhashable type: '{t}'")));
            }
            Value::Instance(_) => {
                let class = self.class_of(v);
                let method = self.lookup(&class, w::HASH).0;
                match &method {
                    Value::None => {
                        let t = super::type_name(self, v);
                        return Err(self.type_error(format!("unhashable type: '{t}'")));
                    }
                    Value::Unbound => return self.hash_plain(v),
                    Value::Builtin(def) if def.generic => return self.hash_plain(v),
                    _ => {
                        let r = self.call_special(&method, v, &[])?;
                        return match r.plain() {
                            Value::Int(i) => Ok(if *i == -1 { -2 } else { *i }),
                            Value::Bool(b) => Ok(i64::from(*b)),
                            Value::BigInt(b) => Ok(crate::text::hash_big(b)),
                            _ => Err(self.type_error("__hash__ method should return an integer")),
                        };
                    }
                }
            }
            Value::Object(o) => match &**o {
                Object::View { kind: ViewKind::Keys | ViewKind::Items, .. } => {
                    let t = super::type_name(self, v);
                    return Err(self.type_error(format!("unhashable type: '{t}'")));
                }
                Object::Alias { origin, args } => {
                    let mut hashes = vec![self.hash(origin)?];
                    for a in args {
                        hashes.push(self.hash(a)?);
                    }
                    crate::text::hash_tuple(&hashes)
                }
                _ => hash_id(v),
            },
            Value::Bound(b) => self.hash(&b.func)? ^ hash_id(&b.this),
            _ => hash_id(v),
        })
    }

    pub(super) fn hash_plain(&mut self, v: &Value) -> Run<i64> {
        match v.plain() {
            Value::Instance(_) => Ok(hash_id(v)),
            plain => self.hash(&plain.clone()),
        }
    }
}

pub(super) fn hash_id(v: &Value) -> i64 {
    (v.id() as i64).rotate_right(4)
}
