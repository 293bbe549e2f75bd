//! Iteration.

use refs::Ref;

use super::Vm;
use crate::types::ExcKind;
use crate::value::{Cursor, Exc, Iter, IterState, Object, Run, Value, ViewKind, well_known as w};

impl Vm {
    /// What a `for` walks: a plain built-in without locks, or an iterator.
    pub(super) fn cursor(&mut self, v: &Value) -> Run<Value> {
        let cursor = match v {
            Value::Range(r) => Cursor::Range { next: r.start, left: r.len(), step: r.step },
            Value::List(l) => Cursor::List { list: l.clone(), at: 0 },
            Value::Tuple(t) => Cursor::Tuple { tuple: t.clone(), at: 0 },
            Value::Cursor(_) => return Ok(v.clone()),
            _ => return self.iter(v),
        };
        Ok(Value::Cursor(Box::new(cursor)))
    }

    /// `iter(v)`
    pub fn iter(&mut self, v: &Value) -> Run<Value> {
        let state = match v {
            Value::Iter(_) => return Ok(v.clone()),
            Value::Generator(g) if g.kind == crate::code::Kind::Generator => return Ok(v.clone()),
            Value::Object(o)
                if matches!(**o, Object::CoroutineWrapper(_) | Object::AsyncSend { .. }) =>
            {
                return Ok(v.clone());
            }
            Value::Instance(_) => {
                if let Some(m) = self.custom(v, w::ITER) {
                    if m.is_none() {
                        return Err(self.not_iterable(v));
                    }
                    let iter = self.call_special(&m, v, &[])?;
                    let ok = match &iter {
                        Value::Iter(_) | Value::Generator(_) => true,
                        other => self.special(other, w::NEXT).is_some(),
                    };
                    if !ok {
                        let t = super::type_name(self, &iter);
                        return Err(
                            self.type_error(format!("iter() returned non-iterator of type '{t}'"))
                        );
                    }
                    return Ok(iter);
                }
                if let Value::Instance(_) = v.plain() {
                    if self.special(v, w::GETITEM).is_some() {
                        return Ok(Iter::value(
                            "iterator",
                            IterState::Sequence { obj: v.clone(), at: 0 },
                        ));
                    }
                    return Err(self.not_iterable(v));
                }
                return self.iter(&v.plain().clone());
            }
            Value::Range(r) => {
                ("range_iterator", IterState::Range { next: r.start, left: r.len(), step: r.step })
            }
            Value::List(l) => ("list_iterator", IterState::List { list: l.clone(), at: 0 }),
            Value::Tuple(t) => ("tuple_iterator", IterState::Tuple { tuple: t.clone(), at: 0 }),
            Value::Str(s) => (
                if s.is_ascii() { "str_ascii_iterator" } else { "str_iterator" },
                IterState::Str { text: s.clone(), at: 0 },
            ),
            Value::Bytes(b) => ("bytes_iterator", IterState::Bytes { bytes: b.clone(), at: 0 }),
            Value::ByteArray(b) => (
                "bytearray_iterator",
                IterState::Bytes {
                    bytes: Ref::new(crate::value::memory::Held::new(b.get(), 0)),
                    at: 0,
                },
            ),
            Value::Dict(d) => {
                let len = d.inner.lock().len();
                (
                    "dict_keyiterator",
                    IterState::Dict { dict: d.clone(), at: 0, len, view: ViewKind::Keys },
                )
            }
            Value::Set(s) => {
                let len = s.inner.lock().len();
                ("set_iterator", IterState::Set { set: s.clone(), at: 0, len })
            }
            Value::Object(o) => match &**o {
                Object::View { dict, kind } => {
                    let len = dict.inner.lock().len();
                    let name = match kind {
                        ViewKind::Keys => "dict_keyiterator",
                        ViewKind::Values => "dict_valueiterator",
                        ViewKind::Items => "dict_itemiterator",
                    };
                    (name, IterState::Dict { dict: dict.clone(), at: 0, len, view: *kind })
                }
                _ => return Err(self.not_iterable(v)),
            },
            Value::Cursor(c) => match &**c {
                Cursor::Range { next, left, step } => {
                    ("range_iterator", IterState::Range { next: *next, left: *left, step: *step })
                }
                Cursor::List { list, at } => {
                    ("list_iterator", IterState::List { list: list.clone(), at: *at })
                }
                Cursor::Tuple { tuple, at } => {
                    ("tuple_iterator", IterState::Tuple { tuple: tuple.clone(), at: *at })
                }
            },
            Value::Class(c) => {
                if let Some(meta) = c.meta.clone() {
                    let (m, _) = self.lookup(&meta, w::ITER);
                    if !m.is_unbound() {
                        return self.call_special(&m, v, &[]);
                    }
                }
                return Err(self.not_iterable(v));
            }
            _ => return Err(self.not_iterable(v)),
        };
        Ok(Iter::value(state.0, state.1))
    }

    /// The values of what can be iterated over; where it cannot, a `TypeError` that says `otherwise`.
    pub(crate) fn items_or(
        &mut self,
        v: &Value,
        otherwise: impl Fn(&str) -> String,
    ) -> Run<Vec<Value>> {
        // What an iteration itself raises is the program's own.
        let iterates = matches!(v, Value::Generator(_) | Value::Iter(_) | Value::Instance(_));
        match self.items(v) {
            Err(e) if !iterates && self.is_exception(&e, crate::types::ExcKind::TypeError) => {
                let t = super::type_name(self, v);
                Err(self.type_error(otherwise(&t)))
            }
            other => other,
        }
    }

    fn not_iterable(&mut self, v: &Value) -> Exc {
        let t = super::type_name(self, v);
        self.type_error(format!("'{t}' object is not iterable"))
    }

    /// The next item, or `None` at the end.
    #[inline(never)]
    pub fn next(&mut self, iter: &Value) -> Run<Option<Value>> {
        self.tick()?;
        match iter {
            Value::Iter(i) => self.advance(i),
            Value::Generator(g) => match self.resume(g, Value::None)? {
                super::Resumed::Yield(v) => Ok(Some(v)),
                super::Resumed::Return(_) => Ok(None),
            },
            _ => {
                let Some(m) = self.special(iter, w::NEXT) else {
                    let t = super::type_name(self, iter);
                    return Err(self.type_error(format!("'{t}' object is not an iterator")));
                };
                match self.call_special(&m, iter, &[]) {
                    Ok(v) => Ok(Some(v)),
                    Err(e) if self.is_exception(&e, ExcKind::StopIteration) => Ok(None),
                    Err(e) => Err(e),
                }
            }
        }
    }

    /// All items of an iterable.
    pub fn items(&mut self, v: &Value) -> Run<Vec<Value>> {
        match v {
            Value::List(l) => return Ok(l.get()),
            Value::Tuple(t) => return Ok(t.0.to_vec()),
            // `list(d)` is one step, whatever other threads do to the dict meanwhile.
            Value::Dict(d) => return Ok(d.inner.lock().iter().map(|e| e.key.clone()).collect()),
            Value::Set(s) => return Ok(s.inner.lock().iter().map(|e| e.key.clone()).collect()),
            Value::Object(o) => {
                if let Object::View { dict, kind } = &**o {
                    let entries = dict.inner.lock();
                    return Ok(entries
                        .iter()
                        .map(|e| match kind {
                            ViewKind::Keys => e.key.clone(),
                            ViewKind::Values => e.value.clone(),
                            ViewKind::Items => Value::tuple(vec![e.key.clone(), e.value.clone()]),
                        })
                        .collect());
                }
            }
            _ => {}
        }
        let iter = self.iter(v)?;
        let mut items = Vec::new();
        while let Some(item) = self.next(&iter)? {
            items.push(item);
            if items.len() & 0xffff == 0 {
                self.allocate(items.len() * 16)?;
            }
        }
        Ok(items)
    }

    fn advance(&mut self, iter: &Ref<Iter>) -> Run<Option<Value>> {
        let mut state = iter.state.lock();
        let value = match &mut *state {
            IterState::Done => None,
            IterState::Busy => {
                drop(state);
                let what = format!("{} already executing", iter.kind);
                return Err(self.value_error(what));
            }
            // One of these may be what threads draw numbers from: they get each once.
            IterState::Count { next: Value::Int(next), step: Value::Int(step) }
                if next.checked_add(*step).is_some() =>
            {
                let v = *next;
                *next += *step;
                Some(Value::Int(v))
            }
            IterState::Repeat { left: Some(0), .. } => None,
            IterState::Repeat { value, left } => {
                if let Some(left) = left {
                    *left -= 1;
                }
                Some(value.clone())
            }
            IterState::Range { next, left, step } => {
                if *left > 0 {
                    let v = *next;
                    *left -= 1;
                    *next = next.wrapping_add(*step);
                    Some(Value::Int(v))
                } else {
                    None
                }
            }
            IterState::List { list, at } => {
                let v = list.lock().get(*at).cloned();
                *at += 1;
                v
            }
            IterState::ListBack { list, at } => {
                let v = at.checked_sub(1).and_then(|i| list.lock().get(i).cloned());
                *at = at.saturating_sub(1);
                v
            }
            IterState::Tuple { tuple, at } => {
                *at += 1;
                tuple.0.get(*at - 1).cloned()
            }
            IterState::Str { text, at } => {
                let c = text.as_str()[*at..].chars().next();
                c.map(|c| {
                    *at += c.len_utf8();
                    self.character(c)
                })
            }
            IterState::Bytes { bytes, at } => {
                *at += 1;
                bytes.get(*at - 1).map(|b| Value::Int(i64::from(*b)))
            }
            IterState::Dict { dict, at, len, view } => {
                let table = dict.inner.lock();
                if table.len() != *len {
                    drop(table);
                    *state = IterState::Done;
                    drop(state);
                    return Err(self
                        .error(ExcKind::RuntimeError, "dictionary changed size during iteration"));
                }
                match table.next_from(*at) {
                    Some((i, e)) => {
                        *at = i + 1;
                        Some(match view {
                            ViewKind::Keys => e.key.clone(),
                            ViewKind::Values => e.value.clone(),
                            ViewKind::Items => Value::tuple(vec![e.key.clone(), e.value.clone()]),
                        })
                    }
                    None => None,
                }
            }
            IterState::DictBack { dict, left, len, view } => {
                let table = dict.inner.lock();
                if table.len() != *len {
                    drop(table);
                    *state = IterState::Done;
                    drop(state);
                    return Err(self
                        .error(ExcKind::RuntimeError, "dictionary changed size during iteration"));
                }
                let found = table
                    .entries
                    .get(..*left)
                    .and_then(|e| e.iter().rposition(|e| !e.key.is_unbound()));
                found.map(|i| {
                    *left = i;
                    let e = &table.entries[i];
                    match view {
                        ViewKind::Keys => e.key.clone(),
                        ViewKind::Values => e.value.clone(),
                        ViewKind::Items => Value::tuple(vec![e.key.clone(), e.value.clone()]),
                    }
                })
            }
            IterState::Set { set, at, len } => {
                let table = set.inner.lock();
                if table.len() != *len {
                    drop(table);
                    *state = IterState::Done;
                    drop(state);
                    return Err(
                        self.error(ExcKind::RuntimeError, "Set changed size during iteration")
                    );
                }
                match table.next_from(*at) {
                    Some((i, item)) => {
                        *at = i + 1;
                        Some(item)
                    }
                    None => None,
                }
            }
            IterState::Items { items } => items.next(),
            _ => {
                // The rest asks other iterators, which may run Python code: not under the lock.
                let mut own = std::mem::replace(&mut *state, IterState::Busy);
                drop(state);
                let result = self.nested(|vm| crate::modules::itertools::advance(vm, &mut own));
                if matches!(result, Ok(None)) {
                    own = IterState::Done;
                }
                let busy = std::mem::replace(&mut *iter.state.lock(), own);
                drop(busy);
                return result;
            }
        };
        if value.is_none() {
            *state = IterState::Done;
        }
        Ok(value)
    }
}
