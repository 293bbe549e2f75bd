//! The tables of sets, whose elements' `__eq__` may be Python.

use super::Vm;
use super::compare::quick_equal;
use crate::value::{Counted, Found, Object, Run, SetInner, Value, ViewKind};

impl Vm {
    /// `set.add`
    pub fn set_add(&mut self, set: &Value, item: Value) -> Run<()> {
        let hash = self.hash(&item)?;
        self.set_add_hashed(set, hash, item)
    }

    pub(crate) fn set_add_hashed(&mut self, set: &Value, hash: i64, item: Value) -> Run<()> {
        let Value::Set(s) = set else { return Ok(()) };
        {
            let mut table = s.inner.lock();
            match table.find(hash, &item, quick_equal) {
                Found::At(_) => return Ok(()),
                Found::Missing => {
                    table.push(hash, item);
                    return Ok(());
                }
                Found::Ask(_) => {}
            }
        }
        if self.set_locate(&s.inner, hash, &item)?.is_none() {
            s.inner.lock().push(hash, item);
        }
        Ok(())
    }

    /// The slot of an item, in a table behind a lock.
    pub(super) fn set_locate(
        &mut self,
        inner: &Counted<SetInner>,
        hash: i64,
        item: &Value,
    ) -> Run<Option<usize>> {
        loop {
            let (found, changes) = {
                let table = inner.read();
                (table.find(hash, item, quick_equal), table.changes)
            };
            let candidates = match found {
                Found::At(at) => return Ok(Some(at)),
                Found::Missing => return Ok(None),
                Found::Ask(candidates) => candidates,
            };
            let mut hit = None;
            for (at, candidate) in candidates {
                if self.equal(&candidate, item)? {
                    hit = Some((at, candidate));
                    break;
                }
            }
            let table = inner.read();
            match hit {
                Some((at, candidate)) if table.is_at(at, &candidate) => return Ok(Some(at)),
                None if table.changes == changes => return Ok(None),
                _ => {}
            }
        }
    }

    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub(crate) fn set_has(&mut self, set: &Value, item: &Value) -> Run<bool> {
        // A set may be looked for in a set of frozensets.
        if let Value::Set(inner) = item.plain()
            && !inner.frozen
        {
            let frozen = Value::frozenset(inner.inner.get());
            let hash = self.hash(&frozen)?;
            return self.set_has_hashed(set, hash, &frozen);
        }
        let hash = self.hash(item)?;
        self.set_has_hashed(set, hash, item)
    }

    pub(crate) fn set_has_hashed(&mut self, set: &Value, hash: i64, item: &Value) -> Run<bool> {
        let Value::Set(s) = set else { return Ok(false) };
        Ok(self.set_locate(&s.inner, hash, item)?.is_some())
    }

    /// Takes an item out; whether it was there.
    pub(crate) fn set_discard(&mut self, set: &Value, item: &Value) -> Run<bool> {
        let hash = self.hash(item)?;
        let Value::Set(s) = set else { return Ok(false) };
        match self.set_locate(&s.inner, hash, item)? {
            Some(at) => {
                let entry = s.inner.lock().remove(at);
                drop(entry);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    /// A set of an iterable's items.
    pub(crate) fn set_of(&mut self, iterable: &Value) -> Run<Value> {
        if let Value::Set(s) = iterable.plain() {
            let table = s.inner.lock().table.copy();
            return Ok(Value::set(SetInner::of(table)));
        }
        let set = Value::set(SetInner::new());
        let iter = self.iter(iterable)?;
        while let Some(item) = self.next(&iter)? {
            self.set_add(&set, item)?;
        }
        Ok(set)
    }

    /// A set, a frozenset, or the keys or items of a dict, as a set for operators.
    pub(crate) fn view_set(&mut self, v: &Value) -> Run<Option<Value>> {
        match v.plain() {
            Value::Set(_) => Ok(Some(v.plain().clone())),
            Value::Object(o) => match &**o {
                Object::View { kind: ViewKind::Keys | ViewKind::Items, .. } => {
                    self.set_of(v).map(Some)
                }
                _ => Ok(None),
            },
            _ => Ok(None),
        }
    }
}
