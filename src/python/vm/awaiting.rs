//! What `await`, `async for` and `async with` ask of objects.

use refs::Ref;

use super::Vm;
use crate::code::Kind;
use crate::value::{Locked, Object, Run, Value, well_known as w};

impl Vm {
    /// What `await` runs over.
    pub(crate) fn awaitable(&mut self, v: &Value, with: u8) -> Run<Value> {
        match v {
            Value::Generator(g) if g.kind == Kind::Coroutine => Ok(v.clone()),
            Value::Object(o)
                if matches!(**o, Object::AsyncSend { .. } | Object::CoroutineWrapper(_)) =>
            {
                Ok(v.clone())
            }
            _ => {
                let Some(m) = self.special(v, w::AWAIT) else {
                    let t = super::type_name(self, v);
                    return Err(self.type_error(match with {
                        1 => format!("'async with' received an object from __aenter__ that does not implement __await__: {t}"),
                        2 => format!("'async with' received an object from __aexit__ that does not implement __await__: {t}"),
                        _ => format!("object {t} can't be used in 'await' expression"),
                    }));
                };
                let iter = self.call_special(&m, v, &[])?;
                match &iter {
                    Value::Iter(_) | Value::Generator(_) | Value::Object(_) => Ok(iter),
                    other if self.special(other, w::NEXT).is_some() => Ok(iter),
                    other => {
                        let t = super::type_name(self, other);
                        Err(self
                            .type_error(format!("__await__() returned non-iterator of type '{t}'")))
                    }
                }
            }
        }
    }

    pub(super) fn async_iter(&mut self, v: &Value) -> Run<Value> {
        if let Value::Generator(g) = v
            && g.kind == Kind::AsyncGenerator
        {
            return Ok(v.clone());
        }
        match self.special(v, w::AITER) {
            Some(m) => self.call_special(&m, v, &[]),
            None => {
                let t = super::type_name(self, v);
                Err(self.type_error(format!(
                    "'async for' requires an object with __aiter__ method, got {t}"
                )))
            }
        }
    }

    pub(super) fn async_next(&mut self, iter: &Value) -> Run<Value> {
        if let Value::Generator(g) = iter
            && g.kind == Kind::AsyncGenerator
        {
            return Ok(Value::Object(Ref::new(Object::AsyncSend {
                generator: g.clone(),
                value: Locked::new(None),
                throw: Locked::new(None),
                closing: false,
            })));
        }
        let Some(m) = self.special(iter, w::ANEXT) else {
            let t = super::type_name(self, iter);
            return Err(self.type_error(format!(
                "'async for' requires an iterator with __anext__ method, got {t}"
            )));
        };
        let v = self.call_special(&m, iter, &[])?;
        match self.awaitable(&v, 0) {
            Ok(v) => Ok(v),
            Err(_) => {
                let t = super::type_name(self, &v);
                Err(self.type_error(format!(
                    "'async for' received an invalid object from __anext__: {t}"
                )))
            }
        }
    }
}
