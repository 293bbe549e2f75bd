//! Unpacking: `a, *b = …`, `[*a]`, `f(*a)`.

use super::Vm;
use crate::types::ExcKind;
use crate::value::{Run, Value, well_known as w};

impl Vm {
    /// `a, b = v`
    pub(super) fn unpack(&mut self, v: &Value, count: usize) -> Run<Vec<Value>> {
        let items = match v {
            Value::Tuple(t) => t.0.to_vec(),
            Value::List(l) => l.get(),
            _ => {
                let iter = match self.iter(v) {
                    Ok(iter) => iter,
                    Err(e)
                        if self.is_exception(&e, ExcKind::TypeError)
                            && !matches!(v, Value::Instance(_)) =>
                    {
                        let t = super::type_name(self, v);
                        return Err(
                            self.type_error(format!("cannot unpack non-iterable {t} object"))
                        );
                    }
                    Err(e) => {
                        let t = super::type_name(self, v);
                        if matches!(v, Value::Instance(_)) && self.custom(v, w::ITER).is_none() {
                            return Err(
                                self.type_error(format!("cannot unpack non-iterable {t} object"))
                            );
                        }
                        return Err(e);
                    }
                };
                let mut items = Vec::new();
                while items.len() <= count {
                    match self.next(&iter)? {
                        Some(item) => items.push(item),
                        None => break,
                    }
                }
                items
            }
        };
        if items.len() < count {
            let n = items.len();
            return Err(self.error(
                ExcKind::ValueError,
                format!("not enough values to unpack (expected {count}, got {n})"),
            ));
        }
        if items.len() > count {
            return Err(self.error(
                ExcKind::ValueError,
                format!("too many values to unpack (expected {count})"),
            ));
        }
        Ok(items)
    }

    /// `a, *b, c = v`
    pub(super) fn unpack_starred(
        &mut self,
        v: &Value,
        before: usize,
        after: usize,
    ) -> Run<Vec<Value>> {
        let mut items = match self.items(v) {
            Ok(items) => items,
            Err(e)
                if self.is_exception(&e, ExcKind::TypeError)
                    && !matches!(v, Value::Instance(_)) =>
            {
                let t = super::type_name(self, v);
                return Err(self.type_error(format!("cannot unpack non-iterable {t} object")));
            }
            Err(e) => return Err(e),
        };
        let n = items.len();
        if n < before + after {
            return Err(self.error(
                ExcKind::ValueError,
                format!(
                    "not enough values to unpack (expected at least {}, got {n})",
                    before + after
                ),
            ));
        }
        let tail = items.split_off(n - after);
        let middle = items.split_off(before);
        items.push(Value::list(middle));
        items.extend(tail);
        Ok(items)
    }

    /// `list.extend`
    pub(crate) fn list_extend(&mut self, list: &Value, v: &Value) -> Run<()> {
        let items = self.items(v)?;
        if let Value::List(l) = list {
            let n = l.lock().len() + items.len();
            self.allocate(n * 16)?;
            l.lock().extend(items);
        }
        Ok(())
    }

    /// `f(*v)`
    pub(super) fn extend_arguments(&mut self, list: &Value, v: &Value, func: &Value) -> Run<()> {
        if !matches!(v, Value::Instance(_)) && self.iter(v).is_err() {
            let t = super::type_name(self, v);
            let f = self.function_text(func)?;
            return Err(
                self.type_error(format!("{f} argument after * must be an iterable, not {t}"))
            );
        }
        self.list_extend(list, v)
    }

    /// `[*v]`
    pub(super) fn extend_unpacked(&mut self, list: &Value, v: &Value) -> Run<()> {
        if !matches!(v, Value::Instance(_)) && self.iter(v).is_err() {
            let t = super::type_name(self, v);
            return Err(self.type_error(format!("Value after * must be an iterable, not {t}")));
        }
        self.list_extend(list, v)
    }
}
