//! Comparisons, truth and hashes.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_traits::FromPrimitive;
use python_base::surrogates;
use refs::Ref;

use super::Vm;
use crate::code::CmpOp;
use crate::value::{Name, Object, Run, Value, well_known as w};

#[inline]
pub(super) fn ints(op: CmpOp, a: i64, b: i64) -> bool {
    match op {
        CmpOp::Lt => a < b,
        CmpOp::Le => a <= b,
        CmpOp::Eq => a == b,
        CmpOp::Ne => a != b,
        CmpOp::Gt => a > b,
        _ => a >= b,
    }
}

fn holds(op: CmpOp, order: Option<Ordering>) -> bool {
    match op {
        CmpOp::Lt => order == Some(Ordering::Less),
        CmpOp::Le => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        CmpOp::Eq => order == Some(Ordering::Equal),
        CmpOp::Ne => order != Some(Ordering::Equal),
        CmpOp::Gt => order == Some(Ordering::Greater),
        _ => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
    }
}

/// How two numbers compare; the outer `None`: they are not both numbers, the inner: one is NaN.
fn numbers(a: &Value, b: &Value) -> Option<Option<Ordering>> {
    let small = |v: &Value| match v {
        Value::Int(i) => Some(*i),
        Value::Bool(b) => Some(i64::from(*b)),
        _ => None,
    };
    if let (Some(x), Some(y)) = (small(a), small(b)) {
        return Some(Some(x.cmp(&y)));
    }
    match (a, b) {
        (Value::Float(x), Value::Float(y)) => Some(x.partial_cmp(y)),
        (Value::Float(x), _) => float_int(*x, b),
        (_, Value::Float(y)) => float_int(*y, a).map(|o| o.map(Ordering::reverse)),
        _ => Some(Some(super::ops::to_big(a)?.cmp(&super::ops::to_big(b)?))),
    }
}

/// How two values of one plain type compare, if they are that and it can be told.
#[inline]
#[cfg_attr(target_family = "wasm", optimize(speed))]
fn quick_order(a: &Value, b: &Value) -> Option<Ordering> {
    match (a, b) {
        (Value::Int(x), Value::Int(y)) => Some(x.cmp(y)),
        (Value::Float(x), Value::Float(y)) => x.partial_cmp(y),
        (Value::Str(x), Value::Str(y)) => Some(surrogates::compare(x.as_str(), y.as_str())),
        _ => None,
    }
}

fn float_int(x: f64, b: &Value) -> Option<Option<Ordering>> {
    let y = super::ops::to_big(b)?;
    if x.is_nan() {
        return Some(None);
    }
    if x.is_infinite() {
        return Some(Some(if x > 0.0 { Ordering::Greater } else { Ordering::Less }));
    }
    let whole = BigInt::from_f64(x.floor())?;
    Some(Some(match whole.cmp(&y) {
        Ordering::Equal if x.fract() != 0.0 => Ordering::Greater,
        other => other,
    }))
}

/// Whether two values are equal, if that can be told without running Python code.
#[cfg_attr(target_family = "wasm", optimize(speed))]
pub(crate) fn quick_equal(a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) && !matches!(a, Value::Float(_)) {
        return Some(true);
    }
    match (a, b) {
        (Value::Instance(_), _) | (_, Value::Instance(_)) => None,
        (Value::Str(x), Value::Str(y)) => Some(x.as_str() == y.as_str()),
        (Value::Bytes(x), Value::Bytes(y)) => Some(***x == ***y),
        (Value::Bytes(x), Value::ByteArray(y)) | (Value::ByteArray(y), Value::Bytes(x)) => {
            Some(***x == *y.lock())
        }
        (Value::Range(x), Value::Range(y)) => Some(
            x.len() == y.len()
                && (x.is_empty() || (x.start == y.start && (x.len() == 1 || x.step == y.step))),
        ),
        (Value::Tuple(x), Value::Tuple(y)) => {
            if x.0.len() != y.0.len() {
                return Some(false);
            }
            let mut sure = true;
            for (p, q) in x.0.iter().zip(&*y.0) {
                match quick_equal(p, q) {
                    Some(true) => {}
                    Some(false) if sure => return Some(false),
                    _ => sure = false,
                }
            }
            if sure { Some(true) } else { None }
        }
        (Value::List(_), Value::List(_))
        | (Value::Dict(_), Value::Dict(_))
        | (Value::Set(_), Value::Set(_))
        | (Value::ByteArray(_), _) => None,
        (Value::Bound(x), Value::Bound(y)) => Some(x.this.is(&y.this) && x.func.is(&y.func)),
        (Value::Object(x), Value::Object(y)) => match (&**x, &**y) {
            (
                Object::View { .. } | Object::Alias { .. },
                Object::View { .. } | Object::Alias { .. },
            ) => None,
            _ => Some(Ref::ptr_eq(x, y)),
        },
        (Value::Object(_), _) | (_, Value::Object(_)) => None,
        (Value::Slice(_), Value::Slice(_)) => None,
        _ => Some(numbers(a, b).is_some_and(|o| o == Some(Ordering::Equal))),
    }
}

impl Vm {
    /// `a op b`, as a value: `__eq__` and the like may give anything.
    #[inline(never)]
    pub fn compare(&mut self, op: CmpOp, a: &Value, b: &Value) -> Run<Value> {
        match op {
            CmpOp::Is => return Ok(Value::Bool(a.is(b))),
            CmpOp::IsNot => return Ok(Value::Bool(!a.is(b))),
            CmpOp::In => return Ok(Value::Bool(self.contains(b, a)?)),
            CmpOp::NotIn => return Ok(Value::Bool(!self.contains(b, a)?)),
            _ => {}
        }
        match (a, b) {
            (Value::Str(x), Value::Str(y)) => {
                return Ok(Value::Bool(match op {
                    CmpOp::Eq => x.as_str() == y.as_str(),
                    CmpOp::Ne => x.as_str() != y.as_str(),
                    _ => holds(op, Some(surrogates::compare(x.as_str(), y.as_str()))),
                }));
            }
            (Value::Float(x), Value::Float(y)) => {
                return Ok(Value::Bool(holds(op, x.partial_cmp(y))));
            }
            _ => {}
        }
        if matches!(a, Value::Instance(_)) || matches!(b, Value::Instance(_)) {
            let (name, reflected) = match op {
                CmpOp::Lt => (w::LT, w::GT),
                CmpOp::Le => (w::LE, w::GE),
                CmpOp::Eq => (w::EQ, w::EQ),
                CmpOp::Ne => (w::NE, w::NE),
                CmpOp::Gt => (w::GT, w::LT),
                _ => (w::GE, w::LE),
            };
            if let Some(v) = self.compare_dunder(a, b, name, reflected)? {
                return Ok(v);
            }
            if op == CmpOp::Ne
                && let Some(v) = self.compare_dunder(a, b, w::EQ, w::EQ)?
            {
                return Ok(Value::Bool(!self.truth(&v)?));
            }
        }
        match self.builtin_compare(op, a.plain(), b.plain())? {
            Some(v) => Ok(Value::Bool(v)),
            None if op == CmpOp::Eq => Ok(Value::Bool(a.is(b))),
            None if op == CmpOp::Ne => Ok(Value::Bool(!a.is(b))),
            None => {
                let sign = match op {
                    CmpOp::Lt => "<",
                    CmpOp::Le => "<=",
                    CmpOp::Gt => ">",
                    _ => ">=",
                };
                let (x, y) = (super::type_name(self, a), super::type_name(self, b));
                Err(self.type_error(format!(
                    "'{sign}' not supported between instances of '{x}' and '{y}'"
                )))
            }
        }
    }

    fn compare_dunder(
        &mut self,
        a: &Value,
        b: &Value,
        name: Name,
        reflected: Name,
    ) -> Run<Option<Value>> {
        let (left, right) = (self.custom(a, name), self.custom(b, reflected));
        if left.is_none() && right.is_none() {
            return Ok(None);
        }
        let (ca, cb) = (self.class_of(a), self.class_of(b));
        let right_first = right.is_some() && !Ref::ptr_eq(&ca, &cb) && cb.is_sub(&ca);
        let order: [(Option<&Value>, &Value, &Value); 2] = if right_first {
            [(right.as_ref(), b, a), (left.as_ref(), a, b)]
        } else {
            [(left.as_ref(), a, b), (right.as_ref(), b, a)]
        };
        for (method, this, other) in order {
            if let Some(m) = method.filter(|m| !m.is_none()) {
                let v = self.call_special(m, this, std::slice::from_ref(other))?;
                if !matches!(v, Value::NotImplemented) {
                    return Ok(Some(v));
                }
            }
        }
        Ok(None)
    }

    /// `None`: the types do not compare so.
    #[inline(never)]
    fn builtin_compare(&mut self, op: CmpOp, a: &Value, b: &Value) -> Run<Option<bool>> {
        let equality = matches!(op, CmpOp::Eq | CmpOp::Ne);
        if let Some(order) = numbers(a, b) {
            return Ok(Some(holds(op, order)));
        }
        Ok(match (a, b) {
            (Value::Str(x), Value::Str(y)) => {
                Some(holds(op, Some(surrogates::compare(x.as_str(), y.as_str()))))
            }
            (Value::List(x), Value::List(y)) => {
                if Ref::ptr_eq(x, y) && equality {
                    return Ok(Some(op == CmpOp::Eq));
                }
                let (x, y) = (x.get(), y.get());
                Some(self.nested_in(" in comparison", |vm| vm.sequences(op, &x, &y))?)
            }
            (Value::Tuple(x), Value::Tuple(y)) => {
                let (x, y) = (x.clone(), y.clone());
                Some(self.nested_in(" in comparison", |vm| vm.sequences(op, &x.0, &y.0))?)
            }
            (Value::Bytes(_) | Value::ByteArray(_), Value::Bytes(_) | Value::ByteArray(_)) => {
                let bytes = |v: &Value| match v {
                    Value::Bytes(b) => b.to_vec(),
                    Value::ByteArray(b) => b.get(),
                    _ => Vec::new(),
                };
                Some(holds(op, Some(bytes(a).cmp(&bytes(b)))))
            }
            (Value::Dict(x), Value::Dict(y)) if equality => {
                let (x, other) = (x.inner.get(), y.inner.lock().len());
                let mut same = x.len() == other;
                if same {
                    for e in x.iter() {
                        let found = self.dict_get_hashed(b, e.hash, &e.key)?;
                        let equal = match found {
                            Some(v) => {
                                self.nested_in(" in comparison", |vm| vm.equal(&e.value, &v))?
                            }
                            None => false,
                        };
                        if !equal {
                            same = false;
                            break;
                        }
                    }
                }
                Some(same == (op == CmpOp::Eq))
            }
            (Value::Set(x), Value::Set(y)) => {
                // One after the other: they may be the same set.
                let n = x.inner.lock().len();
                let m = y.inner.lock().len();
                Some(match op {
                    CmpOp::Eq => n == m && self.subset(a, b)?,
                    CmpOp::Ne => !(n == m && self.subset(a, b)?),
                    CmpOp::Lt => n < m && self.subset(a, b)?,
                    CmpOp::Le => n <= m && self.subset(a, b)?,
                    CmpOp::Gt => m < n && self.subset(b, a)?,
                    _ => m <= n && self.subset(b, a)?,
                })
            }
            (Value::Object(_), Value::Set(_) | Value::Object(_))
            | (Value::Set(_), Value::Object(_))
                if !equality =>
            {
                match (self.view_set(a)?, self.view_set(b)?) {
                    (Some(x), Some(y)) => self.builtin_compare(op, &x, &y)?,
                    _ => None,
                }
            }
            (Value::Object(x), _) if equality => {
                if let (Object::Alias { origin: o, args: p }, Value::Object(y)) = (&**x, b)
                    && let Object::Alias { origin: q, args: r } = &**y
                {
                    return Ok(Some(
                        (o.is(q) && self.sequences(CmpOp::Eq, p, r)?) == (op == CmpOp::Eq),
                    ));
                }
                match (self.view_set(a)?, self.view_set(b)?) {
                    (Some(x), Some(y)) => self.builtin_compare(op, &x, &y)?,
                    _ => None,
                }
            }
            (_, Value::Object(_)) if equality => match (self.view_set(a)?, self.view_set(b)?) {
                (Some(x), Some(y)) => self.builtin_compare(op, &x, &y)?,
                _ => None,
            },
            (Value::Slice(x), Value::Slice(y)) if equality => {
                let same = self.equal(&x.start, &y.start)?
                    && self.equal(&x.stop, &y.stop)?
                    && self.equal(&x.step, &y.step)?;
                Some(same == (op == CmpOp::Eq))
            }
            _ if equality => quick_equal(a, b).map(|e| e == (op == CmpOp::Eq)),
            _ => None,
        })
    }

    fn sequences(&mut self, op: CmpOp, x: &[Value], y: &[Value]) -> Run<bool> {
        if matches!(op, CmpOp::Eq | CmpOp::Ne) && x.len() != y.len() {
            return Ok(op == CmpOp::Ne);
        }
        for (p, q) in x.iter().zip(y) {
            if !self.equal(p, q)? {
                return match op {
                    CmpOp::Eq => Ok(false),
                    CmpOp::Ne => Ok(true),
                    _ => {
                        let v = self.compare(op, p, q)?;
                        self.truth(&v)
                    }
                };
            }
        }
        Ok(holds(op, Some(x.len().cmp(&y.len()))))
    }

    fn subset(&mut self, a: &Value, b: &Value) -> Run<bool> {
        let Value::Set(x) = a else { return Ok(false) };
        let x = x.inner.get();
        for e in x.iter() {
            if !self.set_has_hashed(b, e.hash, &e.key)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether the values are the same or equal: what containers ask.
    pub fn equal(&mut self, a: &Value, b: &Value) -> Run<bool> {
        if a.is(b) {
            return Ok(true);
        }
        match quick_equal(a, b) {
            Some(e) => Ok(e),
            None => {
                let v = self.compare(CmpOp::Eq, a, b)?;
                self.truth(&v)
            }
        }
    }

    /// `a < b`, for sorting.
    #[cfg_attr(target_family = "wasm", optimize(speed))]
    pub fn less(&mut self, a: &Value, b: &Value) -> Run<bool> {
        if let Some(order) = quick_order(a, b) {
            return Ok(order == Ordering::Less);
        }
        if let (Value::Tuple(x), Value::Tuple(y)) = (a, b) {
            let mut orders = x.0.iter().zip(&*y.0).map(|(p, q)| quick_order(p, q));
            match orders.find(|order| *order != Some(Ordering::Equal)) {
                Some(Some(order)) => return Ok(order == Ordering::Less),
                None => return Ok(x.0.len() < y.0.len()),
                Some(None) => {}
            }
        }
        match self.compare(CmpOp::Lt, a, b)? {
            Value::Bool(b) => Ok(b),
            v => self.truth(&v),
        }
    }

    /// `bool(v)`
    pub fn truth(&mut self, v: &Value) -> Run<bool> {
        Ok(match v {
            Value::Bool(b) => *b,
            Value::None => false,
            Value::Int(i) => *i != 0,
            Value::Float(f) => *f != 0.0,
            Value::Str(s) => s.chars > 0,
            Value::List(l) => !l.read().is_empty(),
            Value::Tuple(t) => !t.0.is_empty(),
            Value::Dict(d) => !d.inner.read().is_empty(),
            Value::Set(s) => !s.inner.read().is_empty(),
            Value::Bytes(b) => !b.is_empty(),
            Value::ByteArray(b) => !b.read().is_empty(),
            Value::Range(r) => !r.is_empty(),
            Value::Object(o) => match &**o {
                Object::View { dict, .. } => !dict.inner.read().is_empty(),
                _ => true,
            },
            Value::Instance(_) => {
                if let Some(m) = self.custom(v, w::BOOL) {
                    let r = self.call_special(&m, v, &[])?;
                    return match r {
                        Value::Bool(b) => Ok(b),
                        other => {
                            let t = super::type_name(self, &other);
                            Err(self
                                .type_error(format!("__bool__ should return bool, returned {t}")))
                        }
                    };
                }
                if self.custom(v, w::LEN).is_some() {
                    return Ok(self.len(v)? > 0);
                }
                match v.plain() {
                    Value::Instance(_) => true,
                    plain => return self.truth(&plain.clone()),
                }
            }
            _ => true,
        })
    }
}
