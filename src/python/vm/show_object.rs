//! `repr()` of the rarer objects.

use super::Vm;
use super::show::{address, type_name};
use crate::value::{Object, Run, Value, ViewKind};
use std::fmt::Write as _;

impl Vm {
    pub(super) fn write_object(&mut self, v: &Value, o: &Object, out: &mut String) -> Run<()> {
        match o {
            Object::View { dict, kind } => {
                let entries: Vec<Value> = dict
                    .inner
                    .lock()
                    .iter()
                    .map(|e| match kind {
                        ViewKind::Keys => e.key.clone(),
                        ViewKind::Values => e.value.clone(),
                        ViewKind::Items => Value::tuple(vec![e.key.clone(), e.value.clone()]),
                    })
                    .collect();
                let head = match kind {
                    ViewKind::Keys => "dict_keys([",
                    ViewKind::Values => "dict_values([",
                    ViewKind::Items => "dict_items([",
                };
                self.guarded(v, "...", out, |vm, out| {
                    vm.write_items(&entries, head, "])", false, out)
                })?;
            }
            Object::Alias { origin: Value::None, args } => {
                for (i, a) in args.iter().enumerate() {
                    if i > 0 {
                        out.push_str(" | ");
                    }
                    out.push_str(&self.type_text(a)?);
                }
            }
            Object::Alias { origin, args } => {
                out.push_str(&self.type_text(origin)?);
                out.push('[');
                for (i, a) in args.iter().enumerate() {
                    if i > 0 {
                        out.push_str(", ");
                    }
                    out.push_str(&self.type_text(a)?);
                }
                out.push(']');
            }
            Object::StaticMethod(f) => {
                let _ = write!(out, "<staticmethod({})>", self.repr_of(f)?);
            }
            Object::ClassMethod(f) => {
                let _ = write!(out, "<classmethod({})>", self.repr_of(f)?);
            }
            Object::Super { class, this, .. } => {
                let name = class.name();
                let of = self.class_of(this).name();
                let _ = write!(out, "<super: <class '{name}'>, <{of} object>>");
            }
            _ => {
                let t = type_name(self, v);
                let _ = write!(out, "<{t} object at {}>", address(v));
            }
        }
        Ok(())
    }

    /// A type as annotations show it.
    pub(super) fn type_text(&mut self, v: &Value) -> Run<String> {
        match v {
            Value::Class(c) => Ok(c.full_name()),
            Value::None => Ok("None".to_owned()),
            Value::Ellipsis => Ok("...".to_owned()),
            other => self.repr_of(other),
        }
    }
}
