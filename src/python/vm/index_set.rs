//! `obj[key] = value` and `del obj[key]`.

use super::Vm;
use crate::types::ExcKind;
use crate::value::{Run, Value, well_known as w};

impl Vm {
    /// `obj[key] = value`
    #[inline(never)]
    pub fn set_item(&mut self, obj: &Value, key: &Value, value: &Value) -> Run<()> {
        if let Some(m) = self.custom(obj, w::SETITEM) {
            return self.call_special(&m, obj, &[key.clone(), value.clone()]).map(drop);
        }
        match obj.plain() {
            Value::Dict(_) => self.dict_store(obj.plain(), key.clone(), value.clone()),
            Value::List(l) => {
                if let Value::Slice(s) = key.plain() {
                    let items = match value.plain() {
                        Value::List(v) => v.get(),
                        v => match self.items(v) {
                            Ok(items) => items,
                            Err(e) if self.is_exception(&e, ExcKind::TypeError) => {
                                return Err(self.type_error("can only assign an iterable"));
                            }
                            Err(e) => return Err(e),
                        },
                    };
                    let len = l.lock().len();
                    let span = self.span(s, len)?;
                    let mut list = l.lock();
                    if span.step == 1 {
                        let start = (span.start as usize).min(list.len());
                        let end = (start + span.count).min(list.len());
                        let old: Vec<Value> = list.splice(start..end, items).collect();
                        drop(list);
                        drop(old);
                        return Ok(());
                    }
                    if items.len() != span.count {
                        drop(list);
                        let what = format!(
                            "attempt to assign sequence of size {} to extended slice of size {}",
                            items.len(),
                            span.count
                        );
                        return Err(self.error(ExcKind::ValueError, what));
                    }
                    for (at, v) in span.positions().zip(items) {
                        if let Some(place) = list.get_mut(at) {
                            *place = v;
                        }
                    }
                    return Ok(());
                }
                let Some(i) = self.index_opt(key)? else { return Err(self.not_index("list", key)) };
                let len = l.lock().len();
                let old = self.position(i, len).and_then(|at| {
                    l.lock().get_mut(at).map(|p| std::mem::replace(p, value.clone()))
                });
                if old.is_none() {
                    return Err(self.index_error("list assignment index out of range"));
                }
                Ok(())
            }
            Value::ByteArray(b) => {
                if let Value::Slice(s) = key.plain() {
                    let new = crate::types::bytes::assigned(self, value)?;
                    let len = b.lock().len();
                    let span = self.span(s, len)?;
                    let mut bytes = b.lock();
                    if span.step == 1 {
                        let start = (span.start as usize).min(bytes.len());
                        let end = (start + span.count).min(bytes.len());
                        bytes.splice(start..end, new);
                        return Ok(());
                    }
                    if new.len() != span.count {
                        drop(bytes);
                        return Err(self.value_error(format!(
                            "attempt to assign bytes of size {} to extended slice of size {}",
                            new.len(),
                            span.count
                        )));
                    }
                    for (at, byte) in span.positions().zip(new) {
                        if let Some(place) = bytes.get_mut(at) {
                            *place = byte;
                        }
                    }
                    return Ok(());
                }
                let i = self.index(key)?;
                let v = self.index(value)?;
                let Ok(v) = u8::try_from(v) else {
                    return Err(self.error(ExcKind::ValueError, "byte must be in range(0, 256)"));
                };
                let len = b.lock().len();
                match self.position(i, len) {
                    Some(at) => {
                        b.lock()[at] = v;
                        Ok(())
                    }
                    None => Err(self.index_error("bytearray index out of range")),
                }
            }
            _ => {
                let t = super::type_name(self, obj);
                Err(self.type_error(format!("'{t}' object does not support item assignment")))
            }
        }
    }

    /// `del obj[key]`
    pub fn del_item(&mut self, obj: &Value, key: &Value) -> Run<()> {
        if let Some(m) = self.custom(obj, w::DELITEM) {
            return self.call_special(&m, obj, std::slice::from_ref(key)).map(drop);
        }
        match obj.plain() {
            Value::Dict(_) => match self.dict_remove(obj.plain(), key)? {
                Some(_) => Ok(()),
                None => Err(self.exception(ExcKind::KeyError, vec![key.clone()])),
            },
            Value::List(l) => {
                if let Value::Slice(s) = key.plain() {
                    let len = l.lock().len();
                    let span = self.span(s, len)?;
                    let gone = span.rising();
                    let mut list = l.lock();
                    let mut old = Vec::new();
                    for at in gone.into_iter().rev() {
                        if at < list.len() {
                            old.push(list.remove(at));
                        }
                    }
                    drop(list);
                    return Ok(());
                }
                let Some(i) = self.index_opt(key)? else { return Err(self.not_index("list", key)) };
                let mut list = l.lock();
                let at = if i < 0 { i + list.len() as i64 } else { i };
                if at < 0 || at >= list.len() as i64 {
                    drop(list);
                    return Err(self.index_error("list assignment index out of range"));
                }
                let old = list.remove(at as usize);
                drop(list);
                drop(old);
                Ok(())
            }
            Value::ByteArray(b) => {
                let len = b.lock().len();
                let gone = if let Value::Slice(s) = key.plain() {
                    self.span(s, len)?.rising()
                } else {
                    let i = self.index(key)?;
                    match self.position(i, len) {
                        Some(at) => vec![at],
                        None => return Err(self.index_error("bytearray index out of range")),
                    }
                };
                let mut at = 0;
                let mut next = gone.into_iter().peekable();
                b.lock().retain(|_| {
                    let goes = next.next_if_eq(&at).is_some();
                    at += 1;
                    !goes
                });
                Ok(())
            }
            _ => {
                let t = super::type_name(self, obj);
                let verb =
                    if matches!(obj.plain(), Value::Tuple(_) | Value::Str(_) | Value::Range(_)) {
                        "doesn't"
                    } else {
                        "does not"
                    };
                Err(self.type_error(format!("'{t}' object {verb} support item deletion")))
            }
        }
    }
}
