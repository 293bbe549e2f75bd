//! Dicts and sets: keys are hashed, and compared where only Python code can, without any lock held.

use refs::Ref;

use super::Vm;
use super::compare::quick_equal;
use crate::types::ExcKind;
use crate::value::{Counted, Dict, DictInner, Found, Run, Value, well_known as w};

impl Vm {
    /// The number of a key's entry, in a table behind a lock.
    fn locate(&mut self, inner: &Counted<DictInner>, hash: i64, key: &Value) -> Run<Option<usize>> {
        loop {
            let (found, changes) = {
                let table = inner.read();
                (table.find(hash, key, quick_equal), table.changes)
            };
            let candidates = match found {
                Found::At(at) => return Ok(Some(at)),
                Found::Missing => return Ok(None),
                Found::Ask(candidates) => candidates,
            };
            let mut hit = None;
            for (at, candidate) in candidates {
                if self.equal(&candidate, key)? {
                    hit = Some((at, candidate));
                    break;
                }
            }
            let table = inner.read();
            match hit {
                // While Python code was asked, the table may have changed.
                Some((at, candidate))
                    if table.entries.get(at).is_some_and(|e| e.key.is(&candidate)) =>
                {
                    return Ok(Some(at));
                }
                None if table.changes == changes => return Ok(None),
                _ => {}
            }
        }
    }

    /// `d[key] = value`, for a dict.
    pub fn dict_store(&mut self, dict: &Value, key: Value, value: Value) -> Run<()> {
        let hash = self.hash(&key)?;
        let Value::Dict(d) = dict else { return Ok(()) };
        self.table_store(&d.inner, hash, key, value)
    }

    fn table_store(
        &mut self,
        inner: &Counted<DictInner>,
        hash: i64,
        key: Value,
        value: Value,
    ) -> Run<()> {
        {
            // The common case in one go, so that it is atomic.
            let mut table = inner.lock();
            match table.find(hash, &key, quick_equal) {
                Found::At(at) => {
                    let old = std::mem::replace(&mut table.entries[at].value, value);
                    drop(table);
                    drop(old);
                    return Ok(());
                }
                Found::Missing => {
                    table.push(hash, key, value);
                    return Ok(());
                }
                Found::Ask(_) => {}
            }
        }
        match self.locate(inner, hash, &key)? {
            Some(at) => {
                let old = inner
                    .lock()
                    .entries
                    .get_mut(at)
                    .map(|e| std::mem::replace(&mut e.value, value));
                drop(old);
            }
            None => inner.lock().push(hash, key, value),
        }
        Ok(())
    }

    /// The value of a key.
    pub fn dict_get(&mut self, dict: &Value, key: &Value) -> Run<Option<Value>> {
        let hash = self.hash(key)?;
        self.dict_get_hashed(dict, hash, key)
    }

    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub(crate) fn dict_get_hashed(
        &mut self,
        dict: &Value,
        hash: i64,
        key: &Value,
    ) -> Run<Option<Value>> {
        let Value::Dict(d) = dict else { return Ok(None) };
        {
            let table = d.inner.read();
            match table.find(hash, key, quick_equal) {
                Found::At(at) => return Ok(Some(table.entries[at].value.clone())),
                Found::Missing => return Ok(None),
                Found::Ask(_) => {}
            }
        }
        let at = self.locate(&d.inner, hash, key)?;
        Ok(at.and_then(|at| d.inner.read().entries.get(at).map(|e| e.value.clone())))
    }

    /// Takes a key out; its value.
    pub fn dict_remove(&mut self, dict: &Value, key: &Value) -> Run<Option<Value>> {
        let hash = self.hash(key)?;
        let Value::Dict(d) = dict else { return Ok(None) };
        {
            let mut table = d.inner.lock();
            match table.find(hash, key, quick_equal) {
                Found::At(at) => {
                    let entry = table.remove(at);
                    drop(table);
                    return Ok(Some(entry.value));
                }
                Found::Missing => return Ok(None),
                Found::Ask(_) => {}
            }
        }
        match self.locate(&d.inner, hash, key)? {
            Some(at) => {
                let entry = d.inner.lock().remove(at);
                Ok(Some(entry.value))
            }
            None => Ok(None),
        }
    }

    /// `d.setdefault(key, value)`: in one go.
    pub(crate) fn dict_setdefault(&mut self, dict: &Value, key: Value, value: Value) -> Run<Value> {
        let hash = self.hash(&key)?;
        let Value::Dict(d) = dict else { return Ok(Value::None) };
        {
            let mut table = d.inner.lock();
            match table.find(hash, &key, quick_equal) {
                Found::At(at) => return Ok(table.entries[at].value.clone()),
                Found::Missing => {
                    table.push(hash, key, value.clone());
                    return Ok(value);
                }
                Found::Ask(_) => {}
            }
        }
        if let Some(v) = self.dict_get_hashed(dict, hash, &key)? {
            return Ok(v);
        }
        self.table_store(&d.inner, hash, key, value.clone())?;
        Ok(value)
    }

    /// `d.update(other)`
    pub(crate) fn dict_update(&mut self, dict: &Value, other: &Value) -> Run<()> {
        if let Value::Dict(o) = other.plain()
            && self.custom(other, w::KEYS).is_none()
        {
            let copy = o.inner.get();
            let Value::Dict(d) = dict else { return Ok(()) };
            for e in copy.iter() {
                self.table_store(&d.inner, e.hash, e.key.clone(), e.value.clone())?;
            }
            return Ok(());
        }
        if self.find_attr(other, w::KEYS)?.is_some() {
            let keys = self.call_method(other, w::KEYS, &[])?;
            for key in self.items(&keys)? {
                let value = self.get_item(other, &key)?;
                self.dict_store(dict, key, value)?;
            }
            return Ok(());
        }
        let iter = self.iter(other)?;
        let mut at = 0;
        while let Some(pair) = self.next(&iter)? {
            let items = match self.items(&pair) {
                Ok(items) => items,
                Err(e) if self.is_exception(&e, ExcKind::TypeError) => {
                    return Err(self.type_error(format!(
                        "cannot convert dictionary update sequence element #{at} to a sequence"
                    )));
                }
                Err(e) => return Err(e),
            };
            if items.len() != 2 {
                let n = items.len();
                return Err(self.error(
                    ExcKind::ValueError,
                    format!(
                        "dictionary update sequence element #{at} has length {n}; 2 is required"
                    ),
                ));
            }
            self.dict_store(dict, items[0].clone(), items[1].clone())?;
            at += 1;
        }
        Ok(())
    }

    /// `{**other}`
    pub(super) fn dict_unpack(&mut self, dict: &Value, other: &Value) -> Run<()> {
        if !matches!(other.plain(), Value::Dict(_)) && self.find_attr(other, w::KEYS)?.is_none() {
            let t = super::type_name(self, other);
            return Err(self.type_error(format!("'{t}' object is not a mapping")));
        }
        self.dict_update(dict, other)
    }

    /// `f(**other)`
    pub(super) fn dict_merge(&mut self, dict: &Value, other: &Value, func: &Value) -> Run<()> {
        let copy = Value::dict(DictInner::new());
        if !matches!(other.plain(), Value::Dict(_)) && self.find_attr(other, w::KEYS)?.is_none() {
            let t = super::type_name(self, other);
            let f = self.function_text(func)?;
            return Err(
                self.type_error(format!("{f} argument after ** must be a mapping, not {t}"))
            );
        }
        self.dict_update(&copy, other)?;
        let Value::Dict(c) = &copy else { return Ok(()) };
        let pairs: Vec<_> =
            c.inner.lock().iter().map(|e| (e.key.clone(), e.value.clone())).collect();
        for (key, value) in pairs {
            if key.as_str().is_none() {
                return Err(self.type_error("keywords must be strings"));
            }
            if self.dict_get(dict, &key)?.is_some() {
                let f = self.function_text(func)?;
                let k = key.as_str().unwrap_or_default().to_owned();
                return Err(
                    self.type_error(format!("{f} got multiple values for keyword argument '{k}'"))
                );
            }
            self.dict_store(dict, key, value)?;
        }
        Ok(())
    }

    /// As errors about arguments name a function.
    pub(super) fn function_text(&mut self, func: &Value) -> Run<String> {
        let func = match func {
            Value::Bound(b) => b.func.clone(),
            other => other.clone(),
        };
        Ok(match &func {
            Value::Function(f) => {
                let module = f.module.name.clone();
                format!("{module}.{}()", f.qualname.get().as_str().unwrap_or_default())
            }
            Value::Builtin(d) => format!("{}()", d.name),
            Value::Class(c) => format!("{}()", c.full_name()),
            other => self.repr_of(other)?,
        })
    }

    pub(super) fn match_rest(&mut self, subject: &Value, keys: &Value) -> Run<Value> {
        let Value::Dict(d) = subject.plain() else { return Ok(Value::None) };
        let rest = Value::dict(d.inner.get());
        if let Value::Tuple(keys) = keys {
            for key in &*keys.0 {
                self.dict_remove(&rest, key)?;
            }
        }
        Ok(rest)
    }

    /// A new dict of pairs with string keys.
    pub fn dict_of(&mut self, pairs: Vec<(Value, Value)>) -> Run<Value> {
        let dict = Value::Dict(Ref::new(Dict::default()));
        for (k, v) in pairs {
            self.dict_store(&dict, k, v)?;
        }
        Ok(dict)
    }
}
