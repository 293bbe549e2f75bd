//! Subscripts, slices, lengths.

use refs::Ref;

use super::Vm;
use crate::types::ExcKind;
use crate::value::{Exc, Object, Range, Run, Slice, Value, well_known as w};

/// The positions of a slice in a sequence of some length.
pub(crate) struct Span {
    pub start: i64,
    pub stop: i64,
    pub step: i64,
    pub count: usize,
}

impl Span {
    /// All positions.
    pub fn positions(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.count as i64).map(|i| (self.start + i * self.step) as usize)
    }

    /// The same, from the lowest.
    pub fn rising(&self) -> Vec<usize> {
        let mut positions: Vec<usize> = self.positions().collect();
        if self.step < 0 {
            positions.reverse();
        }
        positions
    }
}

impl Vm {
    /// An int from what can be an index.
    pub fn index(&mut self, v: &Value) -> Run<i64> {
        if let Value::BigInt(_) = v.plain() {
            let t = super::type_name(self, v);
            let what = format!("cannot fit '{t}' into an index-sized integer");
            return Err(self.error(ExcKind::OverflowError, what));
        }
        match self.index_opt(v)? {
            Some(i) => Ok(i),
            None => {
                let t = super::type_name(self, v);
                Err(self.type_error(format!("'{t}' object cannot be interpreted as an integer")))
            }
        }
    }

    pub(crate) fn index_opt(&mut self, v: &Value) -> Run<Option<i64>> {
        match v.plain() {
            Value::Int(i) => Ok(Some(*i)),
            Value::Bool(b) => Ok(Some(i64::from(*b))),
            Value::BigInt(_) => {
                let t = super::type_name(self, v);
                Err(self.error(
                    ExcKind::IndexError,
                    format!("cannot fit '{t}' into an index-sized integer"),
                ))
            }
            Value::Instance(_) => match self.special(v, w::INDEX) {
                Some(m) => {
                    let r = self.call_special(&m, v, &[])?;
                    match r.plain() {
                        Value::Int(_) | Value::Bool(_) | Value::BigInt(_) => self.index_opt(&r),
                        _ => {
                            let t = super::type_name(self, &r);
                            let what = format!("__index__ returned non-int (type {t})");
                            Err(self.type_error(what))
                        }
                    }
                }
                None => Ok(None),
            },
            _ => Ok(None),
        }
    }

    /// Where a slice's items are.
    pub(crate) fn span(&mut self, s: &Slice, len: usize) -> Run<Span> {
        let len = len as i64;
        let step = match &s.step {
            Value::None => 1,
            v => self.slice_part(v)?,
        };
        if step == 0 {
            return Err(self.error(ExcKind::ValueError, "slice step cannot be zero"));
        }
        let clamp = |i: i64| if step > 0 { i.clamp(0, len) } else { i.clamp(-1, len - 1) };
        let part = |vm: &mut Self, v: &Value, default: i64| -> Run<i64> {
            match v {
                Value::None => Ok(default),
                v => {
                    let i = vm.slice_part(v)?;
                    Ok(clamp(if i < 0 { i.saturating_add(len) } else { i }))
                }
            }
        };
        let start = part(self, &s.start, if step > 0 { 0 } else { len - 1 })?;
        let stop = part(self, &s.stop, if step > 0 { len } else { -1 })?;
        let count = Range { start, stop, step }.len() as usize;
        Ok(Span { start, stop, step, count })
    }

    fn slice_part(&mut self, v: &Value) -> Run<i64> {
        if let Value::BigInt(b) = v {
            return Ok(if b.sign() == num_bigint::Sign::Minus {
                i64::MIN / 2
            } else {
                i64::MAX / 2
            });
        }
        match self.index_opt(v)? {
            Some(i) => Ok(i.clamp(i64::MIN / 2, i64::MAX / 2)),
            None => Err(self
                .type_error("slice indices must be integers or None or have an __index__ method")),
        }
    }

    pub(super) fn index_error(&mut self, what: &str) -> Exc {
        self.error(ExcKind::IndexError, what)
    }

    pub(super) fn position(&mut self, i: i64, len: usize) -> Option<usize> {
        let at = if i < 0 { i + len as i64 } else { i };
        usize::try_from(at).ok().filter(|at| *at < len)
    }

    pub(super) fn not_index(&mut self, what: &str, key: &Value) -> Exc {
        let t = super::type_name(self, key);
        let suffix = if what == "string" {
            format!("string indices must be integers, not '{t}'")
        } else {
            format!("{what} indices must be integers or slices, not {t}")
        };
        self.type_error(suffix)
    }

    /// `obj[key]`
    #[inline(never)]
    pub fn get_item(&mut self, obj: &Value, key: &Value) -> Run<Value> {
        if let Some(m) = self.custom(obj, w::GETITEM) {
            return self.call_special(&m, obj, std::slice::from_ref(key));
        }
        match obj.plain() {
            Value::Dict(_) => {
                let dict = obj.plain();
                if let Some(v) = self.dict_get(dict, key)? {
                    return Ok(v);
                }
                if let Some(m) = self.custom(obj, w::MISSING) {
                    return self.call_special(&m, obj, std::slice::from_ref(key));
                }
                Err(self.exception(ExcKind::KeyError, vec![key.clone()]))
            }
            Value::List(l) => {
                if let Value::Slice(s) = key.plain() {
                    let items = l.get();
                    let span = self.span(s, items.len())?;
                    return Ok(Value::list(span.positions().map(|i| items[i].clone()).collect()));
                }
                let Some(i) = self.index_opt(key)? else { return Err(self.not_index("list", key)) };
                let len = l.lock().len();
                let at = self.position(i, len);
                match at.and_then(|at| l.lock().get(at).cloned()) {
                    Some(v) => Ok(v),
                    None => Err(self.index_error("list index out of range")),
                }
            }
            Value::Tuple(t) => {
                if let Value::Slice(s) = key.plain() {
                    let span = self.span(s, t.0.len())?;
                    return Ok(Value::tuple(span.positions().map(|i| t.0[i].clone()).collect()));
                }
                let Some(i) = self.index_opt(key)? else {
                    return Err(self.not_index("tuple", key));
                };
                match self.position(i, t.0.len()) {
                    Some(at) => Ok(t.0[at].clone()),
                    None => Err(self.index_error("tuple index out of range")),
                }
            }
            Value::Str(t) => {
                if let Value::Slice(s) = key.plain() {
                    let span = self.span(s, t.chars)?;
                    if t.is_ascii() && span.step == 1 {
                        let start = span.start.max(0) as usize;
                        return Ok(Value::str(&t.as_str()[start..start + span.count]));
                    }
                    let chars: Vec<char> = t.as_str().chars().collect();
                    return Ok(Value::str(span.positions().map(|i| chars[i]).collect::<String>()));
                }
                let Some(i) = self.index_opt(key)? else {
                    return Err(self.not_index("string", key));
                };
                match self.position(i, t.chars) {
                    Some(at) => {
                        let c = match t.is_ascii() {
                            true => t.as_str().as_bytes().get(at).map(|b| char::from(*b)),
                            false => t.as_str().chars().nth(at),
                        };
                        Ok(self.character(c.unwrap_or_default()))
                    }
                    None => Err(self.index_error("string index out of range")),
                }
            }
            Value::Bytes(_) | Value::ByteArray(_) => {
                // Only the part is copied: the whole may be a large file.
                let len = self.len(obj.plain())?;
                let read = |positions: &mut dyn Iterator<Item = usize>| -> Vec<u8> {
                    let array;
                    let bytes: &[u8] = match obj.plain() {
                        Value::Bytes(b) => b,
                        Value::ByteArray(b) => {
                            array = b.lock();
                            &array
                        }
                        _ => &[],
                    };
                    positions.filter_map(|i| bytes.get(i).copied()).collect()
                };
                if let Value::Slice(s) = key.plain() {
                    let part = read(&mut self.span(s, len)?.positions());
                    return Ok(if matches!(obj.plain(), Value::Bytes(_)) {
                        Value::bytes(part)
                    } else {
                        Value::ByteArray(Ref::new(crate::value::Counted::new(part)))
                    });
                }
                let Some(i) = self.index_opt(key)? else { return Err(self.not_index("byte", key)) };
                match self.position(i, len).and_then(|at| read(&mut std::iter::once(at)).pop()) {
                    Some(byte) => Ok(Value::Int(i64::from(byte))),
                    None => Err(self.index_error("index out of range")),
                }
            }
            Value::Range(r) => {
                if let Value::Slice(s) = key.plain() {
                    let span = self.span(s, r.len() as usize)?;
                    let step = r.step.wrapping_mul(span.step);
                    return Ok(Value::Range(Ref::new(Range {
                        start: r.at(span.start),
                        stop: r.at(span.stop),
                        step,
                    })));
                }
                let Some(i) = self.index_opt(key)? else {
                    return Err(self.not_index("range", key));
                };
                match self.position(i, r.len() as usize) {
                    Some(at) => Ok(Value::Int(r.at(at as i64))),
                    None => Err(self.index_error("range object index out of range")),
                }
            }
            Value::Class(class) => {
                let meta = class.meta.clone();
                if let Some(meta) = meta {
                    let (m, _) = self.lookup(&meta, w::GETITEM);
                    if !m.is_unbound() {
                        return self.call_special(&m, obj, std::slice::from_ref(key));
                    }
                }
                let (m, _) = self.lookup(&class.clone(), w::CLASS_GETITEM);
                if !m.is_unbound() {
                    let bound = match &m {
                        Value::Function(_) => Value::Bound(Ref::new(crate::value::Bound {
                            func: m.clone(),
                            this: obj.clone(),
                        })),
                        _ => self.bind_attr(&m, None, class)?,
                    };
                    return self.call(&bound, std::slice::from_ref(key));
                }
                if class.heap && class.solid == crate::value::Solid::Object {
                    return Err(
                        self.type_error(format!("type '{}' is not subscriptable", class.name()))
                    );
                }
                Ok(self.alias(obj, key))
            }
            Value::Object(o) if matches!(**o, Object::Alias { .. }) => Ok(self.alias(obj, key)),
            _ => {
                let t = super::type_name(self, obj);
                Err(self.type_error(format!("'{t}' object is not subscriptable")))
            }
        }
    }

    fn alias(&mut self, origin: &Value, key: &Value) -> Value {
        let args = match key {
            Value::Tuple(t) => t.0.to_vec(),
            other => vec![other.clone()],
        };
        Value::Object(Ref::new(Object::Alias { origin: origin.clone(), args }))
    }
}
