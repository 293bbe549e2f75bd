//! Operators of sequences and sets.

use refs::Ref;

use super::Vm;
use crate::code::BinOp;
use crate::value::{Run, Set, SetInner, Value};

impl Vm {
    pub(crate) fn repeat(&mut self, items: &[Value], n: i64) -> Run<Vec<Value>> {
        let n = n.max(0) as usize;
        self.allocate(items.len().saturating_mul(n).saturating_mul(16))?;
        let mut all = Vec::with_capacity(items.len() * n);
        for _ in 0..n {
            all.extend_from_slice(items);
        }
        Ok(all)
    }

    pub(super) fn repeat_sequence(&mut self, s: &Value, n: &Value) -> Run<Value> {
        let n = self.index(n)?;
        match s {
            Value::Str(t) => {
                self.allocate(t.as_str().len().saturating_mul(n.max(0) as usize))?;
                Ok(Value::str(t.as_str().repeat(n.max(0) as usize)))
            }
            Value::Bytes(b) => {
                self.allocate(b.len().saturating_mul(n.max(0) as usize))?;
                Ok(Value::bytes(b.repeat(n.max(0) as usize)))
            }
            Value::List(l) => Ok(Value::list(self.repeat(&l.get(), n)?)),
            Value::Tuple(t) => Ok(Value::tuple(self.repeat(&t.0, n)?)),
            _ => Ok(Value::None),
        }
    }

    /// `a op= b` of two sets: where items are depends on how the table came about, so it is changed and not made anew.
    pub(super) fn set_update(&mut self, op: BinOp, set: &Set, other: &Value) -> Run<()> {
        let Value::Set(other) = other else { return Ok(()) };
        let (mut table, right) = (set.inner.get().table, other.inner.get().table);
        let mut equal = |p: &Value, q: &Value| self.equal(p, q);
        match op {
            BinOp::Or => table.merge(&right, &mut equal)?,
            BinOp::And => table = table.intersection(&right, &mut equal)?,
            BinOp::Sub => table.difference_update(&right, &mut equal)?,
            _ => table.symmetric_difference_update(&right, &mut equal)?,
        }
        set.inner.set(SetInner::of(table));
        Ok(())
    }

    /// `a op b` of two sets.
    pub(crate) fn set_op(&mut self, op: BinOp, a: &Value, b: &Value) -> Run<Value> {
        let (Value::Set(x), Value::Set(y)) = (a, b) else { return Ok(Value::NotImplemented) };
        let (left, right) = (x.inner.get().table, y.inner.get().table);
        let mut equal = |p: &Value, q: &Value| self.equal(p, q);
        let table = match op {
            BinOp::Or => {
                let mut all = left.copy();
                all.merge(&right, &mut equal)?;
                all
            }
            BinOp::And => left.intersection(&right, &mut equal)?,
            BinOp::Sub => left.difference(&right, &mut equal)?,
            _ => {
                let mut all = right.copy();
                all.symmetric_difference_update(&left, &mut equal)?;
                all
            }
        };
        let inner = SetInner::of(table);
        Ok(if x.frozen { Value::frozenset(inner) } else { Value::set(inner) })
    }

    pub(super) fn union_type(&mut self, a: &Value, b: &Value) -> Option<Value> {
        let is_type = |v: &Value| matches!(v, Value::Class(_) | Value::None | Value::Object(_));
        if !is_type(a) || !is_type(b) {
            return None;
        }
        let alias =
            crate::value::Object::Alias { origin: Value::None, args: vec![a.clone(), b.clone()] };
        Some(Value::Object(Ref::new(alias)))
    }
}
