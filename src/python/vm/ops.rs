//! Operators.

use num_bigint::BigInt;
use num_traits::{FromPrimitive, ToPrimitive};
use refs::Ref;

use super::Vm;
use crate::code::BinOp;
use crate::types::ExcKind;
use crate::value::{Name, Run, Str, Value, ViewKind, well_known as w};

/// The names of an operator's methods, and its sign.
fn methods(op: BinOp) -> (Name, Name, Name, &'static str) {
    match op {
        BinOp::Add => (w::ADD, w::RADD, w::IADD, "+"),
        BinOp::Sub => (w::SUB, w::RSUB, w::ISUB, "-"),
        BinOp::Mul => (w::MUL, w::RMUL, w::IMUL, "*"),
        BinOp::Div => (w::TRUEDIV, w::RTRUEDIV, w::ITRUEDIV, "/"),
        BinOp::FloorDiv => (w::FLOORDIV, w::RFLOORDIV, w::IFLOORDIV, "//"),
        BinOp::Mod => (w::MOD, w::RMOD, w::IMOD, "%"),
        BinOp::Pow => (w::POW, w::RPOW, w::IPOW, "** or pow()"),
        BinOp::LShift => (w::LSHIFT, w::RLSHIFT, w::ILSHIFT, "<<"),
        BinOp::RShift => (w::RSHIFT, w::RRSHIFT, w::IRSHIFT, ">>"),
        BinOp::And => (w::AND, w::RAND, w::IAND, "&"),
        BinOp::Or => (w::OR, w::ROR, w::IOR, "|"),
        BinOp::Xor => (w::XOR, w::RXOR, w::IXOR, "^"),
        BinOp::MatMul => (w::MATMUL, w::RMATMUL, w::IMATMUL, "@"),
    }
}

/// What overflowed 64 bits.
#[cold]
pub(super) fn big_op(op: BinOp, a: i64, b: i64) -> Value {
    let (a, b) = (BigInt::from(a), BigInt::from(b));
    Value::big(match op {
        BinOp::Add => a + b,
        BinOp::Sub => a - b,
        _ => a * b,
    })
}

/// A whole number as an int.
pub fn int_of_float(f: f64) -> Option<Value> {
    BigInt::from_f64(f.trunc()).map(Value::big)
}

pub(crate) fn to_big(v: &Value) -> Option<BigInt> {
    match v {
        Value::Int(i) => Some(BigInt::from(*i)),
        Value::Bool(b) => Some(BigInt::from(i64::from(*b))),
        Value::BigInt(b) => Some((**b).clone()),
        _ => None,
    }
}

/// A number as a float, as mixed arithmetic makes it.
pub(crate) fn to_float(v: &Value) -> Option<f64> {
    match v {
        Value::Int(i) => Some(*i as f64),
        Value::Bool(b) => Some(f64::from(u8::from(*b))),
        Value::Float(f) => Some(*f),
        Value::BigInt(b) => b.to_f64(),
        _ => None,
    }
}

impl Vm {
    /// `a op b`
    #[inline(never)]
    pub fn binary(&mut self, op: BinOp, a: &Value, b: &Value) -> Run<Value> {
        if !matches!(a, Value::Instance(_))
            && !matches!(b, Value::Instance(_))
            && let Some(v) = self.builtin_op(op, a, b)?
        {
            return Ok(v);
        }
        let (name, reflected, ..) = methods(op);
        if let Some(v) = self.dunder(a, b, name, reflected)? {
            return Ok(v);
        }
        if let Some(v) = self.builtin_op(op, a.plain(), b.plain())? {
            return Ok(v);
        }
        if op == BinOp::Mul {
            for (sequence, count) in [(a, b), (b, a)] {
                let plain = sequence.plain();
                if matches!(count, Value::Instance(_) | Value::BigInt(_))
                    && matches!(
                        plain,
                        Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_)
                    )
                    && (matches!(count, Value::BigInt(_))
                        || self.special(count, w::INDEX).is_some())
                {
                    return self.repeat_sequence(plain, count);
                }
            }
        }
        Err(self.unsupported(op, a, b, false))
    }

    /// Asks the operands' own methods. The right one first if its class is a subclass of the left's.
    pub(super) fn dunder(
        &mut self,
        a: &Value,
        b: &Value,
        name: Name,
        reflected: Name,
    ) -> Run<Option<Value>> {
        let left = self.custom(a, name);
        let right = self.custom(b, reflected);
        if left.is_none() && right.is_none() {
            return Ok(None);
        }
        let (ca, cb) = (self.class_of(a), self.class_of(b));
        let same = Ref::ptr_eq(&ca, &cb);
        let right_first = !same && right.is_some() && cb.is_sub(&ca);
        if right_first && let Some(r) = &right {
            let v = self.call_special(r, b, std::slice::from_ref(a))?;
            if !matches!(v, Value::NotImplemented) {
                return Ok(Some(v));
            }
        }
        if let Some(l) = &left {
            let v = self.call_special(l, a, std::slice::from_ref(b))?;
            if !matches!(v, Value::NotImplemented) {
                return Ok(Some(v));
            }
        }
        if !same
            && !right_first
            && let Some(r) = &right
        {
            let v = self.call_special(r, b, std::slice::from_ref(a))?;
            if !matches!(v, Value::NotImplemented) {
                return Ok(Some(v));
            }
        }
        Ok(None)
    }

    fn unsupported(
        &mut self,
        op: BinOp,
        a: &Value,
        b: &Value,
        in_place: bool,
    ) -> crate::value::Exc {
        let sign = methods(op).3;
        let (x, y) = (super::type_name(self, a), super::type_name(self, b));
        if op == BinOp::Add && !in_place {
            match a {
                Value::Str(_) => {
                    return self
                        .type_error(format!("can only concatenate str (not \"{y}\") to str"));
                }
                Value::List(_) => {
                    return self
                        .type_error(format!("can only concatenate list (not \"{y}\") to list"));
                }
                Value::Tuple(_) => {
                    return self
                        .type_error(format!("can only concatenate tuple (not \"{y}\") to tuple"));
                }
                Value::Bytes(_) => return self.type_error(format!("can't concat {y} to bytes")),
                Value::ByteArray(_) => {
                    return self.type_error(format!("can't concat {y} to bytearray"));
                }
                _ => {}
            }
        }
        if op == BinOp::Mul {
            for (s, o) in [(a, &y), (b, &x)] {
                if matches!(s, Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_)) {
                    return self
                        .type_error(format!("can't multiply sequence by non-int of type '{o}'"));
                }
            }
        }
        let sign = if in_place {
            if op == BinOp::Pow { "** or pow()".to_owned() } else { format!("{sign}=") }
        } else {
            sign.to_owned()
        };
        if op == BinOp::Pow && in_place {
            return self
                .type_error(format!("unsupported operand type(s) for **=: '{x}' and '{y}'"));
        }
        self.type_error(format!("unsupported operand type(s) for {sign}: '{x}' and '{y}'"))
    }

    /// `text += more` where nobody else has the text, so that nobody sees it grow; whether it is so.
    #[inline(never)]
    pub(super) fn append_text(&mut self, text: &mut Value, more: &Str) -> Run<bool> {
        if let Value::Str(text) = text
            && let Some(text) = Ref::get_mut(text)
        {
            self.room(text.as_str().len() + more.as_str().len())?;
            text.push(more);
            return Ok(true);
        }
        Ok(false)
    }

    /// `a op= b`
    #[inline(never)]
    pub(crate) fn in_place(&mut self, op: BinOp, a: &Value, b: &Value) -> Run<Value> {
        if let Value::Instance(_) = a {
            let (_, _, name, _) = methods(op);
            if let Some(m) = self.custom(a, name) {
                let v = self.call_special(&m, a, std::slice::from_ref(b))?;
                if !matches!(v, Value::NotImplemented) {
                    return Ok(v);
                }
            }
        }
        match (op, a.plain()) {
            (BinOp::Add, Value::List(_)) => {
                self.list_extend(a.plain(), b)?;
                return Ok(a.clone());
            }
            (BinOp::Add, Value::ByteArray(x))
                if matches!(b.plain(), Value::Bytes(_) | Value::ByteArray(_)) =>
            {
                let more = match b.plain() {
                    Value::Bytes(y) => y.to_vec(),
                    Value::ByteArray(y) => y.get(),
                    _ => Vec::new(),
                };
                self.allocate(more.len())?;
                x.lock().extend(more);
                return Ok(a.clone());
            }
            (BinOp::Mul, Value::List(list)) => {
                if let Some(n) = self.index_opt(b)? {
                    let items = list.get();
                    let repeated = self.repeat(&items, n)?;
                    list.set(repeated);
                    return Ok(a.clone());
                }
            }
            (BinOp::Or, Value::Dict(_)) => {
                self.dict_update(a.plain(), b)?;
                return Ok(a.clone());
            }
            (BinOp::Or | BinOp::And | BinOp::Sub | BinOp::Xor, Value::Set(s))
                if !s.frozen && matches!(b.plain(), Value::Set(_)) =>
            {
                self.set_update(op, s, b.plain())?;
                return Ok(a.clone());
            }
            _ => {}
        }
        let (name, reflected, ..) = methods(op);
        if let Some(v) = self.dunder(a, b, name, reflected)? {
            return Ok(v);
        }
        if let Some(v) = self.builtin_op(op, a.plain(), b.plain())? {
            return Ok(v);
        }
        let concat = matches!(a, Value::Str(_) | Value::Tuple(_) | Value::Bytes(_));
        Err(self.unsupported(op, a, b, !concat))
    }

    /// `None` if the types do not go together.
    #[inline(never)]
    fn builtin_op(&mut self, op: BinOp, a: &Value, b: &Value) -> Run<Option<Value>> {
        match (a, b) {
            (
                Value::Int(_) | Value::Bool(_) | Value::BigInt(_),
                Value::Int(_) | Value::Bool(_) | Value::BigInt(_),
            ) => {
                if let (Value::Bool(x), Value::Bool(y)) = (a, b) {
                    match op {
                        BinOp::And => return Ok(Some(Value::Bool(x & y))),
                        BinOp::Or => return Ok(Some(Value::Bool(x | y))),
                        BinOp::Xor => return Ok(Some(Value::Bool(x ^ y))),
                        _ => {}
                    }
                }
                let small = |v: &Value| match v {
                    Value::Int(i) => Some(*i),
                    Value::Bool(b) => Some(i64::from(*b)),
                    _ => None,
                };
                if let (Some(x), Some(y)) = (small(a), small(b))
                    && let Some(v) = self.small_op(op, x, y)?
                {
                    return Ok(Some(v));
                }
                let (Some(x), Some(y)) = (to_big(a), to_big(b)) else { return Ok(None) };
                self.big_binary(op, &x, &y)
            }
            (
                Value::Float(_),
                Value::Float(_) | Value::Int(_) | Value::Bool(_) | Value::BigInt(_),
            )
            | (Value::Int(_) | Value::Bool(_) | Value::BigInt(_), Value::Float(_)) => {
                let (Some(x), Some(y)) = (to_float(a), to_float(b)) else { return Ok(None) };
                if x.is_infinite() && matches!(a, Value::BigInt(_))
                    || y.is_infinite() && matches!(b, Value::BigInt(_))
                {
                    return Err(
                        self.error(ExcKind::OverflowError, "int too large to convert to float")
                    );
                }
                self.float_op(op, x, y)
            }
            (Value::Str(x), Value::Str(y)) if op == BinOp::Add => {
                self.allocate(x.as_str().len() + y.as_str().len())?;
                let mut text = String::with_capacity(x.as_str().len() + y.as_str().len());
                text.push_str(x.as_str());
                text.push_str(y.as_str());
                Ok(Some(Value::str(text)))
            }
            (Value::Str(x), _) if op == BinOp::Mod => {
                Ok(Some(Value::str(self.percent(x.as_str(), b)?)))
            }
            (Value::List(x), Value::List(y)) if op == BinOp::Add => {
                let mut items = x.get();
                items.extend(y.get());
                self.allocate(items.len() * 16)?;
                Ok(Some(Value::list(items)))
            }
            (Value::Tuple(x), Value::Tuple(y)) if op == BinOp::Add => {
                Ok(Some(Value::tuple(x.0.iter().chain(&*y.0).cloned().collect())))
            }
            (Value::Bytes(x), Value::Bytes(y)) if op == BinOp::Add => {
                Ok(Some(Value::bytes(x.iter().chain(y.iter()).copied().collect())))
            }
            (Value::Bytes(x), Value::ByteArray(y)) if op == BinOp::Add => {
                Ok(Some(Value::bytes(x.iter().copied().chain(y.get()).collect())))
            }
            (Value::ByteArray(x), Value::Bytes(_) | Value::ByteArray(_)) if op == BinOp::Add => {
                let mut bytes = x.get();
                match b {
                    Value::Bytes(y) => bytes.extend_from_slice(y),
                    Value::ByteArray(y) => bytes.extend(y.get()),
                    _ => {}
                }
                Ok(Some(Value::ByteArray(Ref::new(crate::value::Counted::new(bytes)))))
            }
            (
                Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_),
                Value::Int(_) | Value::Bool(_),
            ) if op == BinOp::Mul => self.repeat_sequence(a, b).map(Some),
            (
                Value::Int(_) | Value::Bool(_),
                Value::Str(_) | Value::List(_) | Value::Tuple(_) | Value::Bytes(_),
            ) if op == BinOp::Mul => self.repeat_sequence(b, a).map(Some),
            (Value::Dict(x), Value::Dict(_)) if op == BinOp::Or => {
                let copy = Value::dict(x.inner.get());
                self.dict_update(&copy, b)?;
                Ok(Some(copy))
            }
            (Value::Set(_), Value::Set(_))
                if matches!(op, BinOp::Or | BinOp::And | BinOp::Sub | BinOp::Xor) =>
            {
                self.set_op(op, a, b).map(Some)
            }
            (Value::Object(_), _) | (_, Value::Object(_))
                if matches!(op, BinOp::Or | BinOp::And | BinOp::Sub | BinOp::Xor) =>
            {
                if is_view(a) || is_view(b) {
                    // One of them may be any iterable.
                    let left = match self.view_set(a)? {
                        Some(set) => set,
                        None => self.set_of(a)?,
                    };
                    let right = match self.view_set(b)? {
                        Some(set) => set,
                        None => self.set_of(b)?,
                    };
                    return self.set_op(op, &left, &right).map(Some);
                }
                if op == BinOp::Or { Ok(self.union_type(a, b)) } else { Ok(None) }
            }
            (Value::Class(_), _) | (_, Value::Class(_)) if op == BinOp::Or => {
                Ok(self.union_type(a, b))
            }
            _ => Ok(None),
        }
    }
}

fn is_view(v: &Value) -> bool {
    match v {
        Value::Object(o) => {
            matches!(**o, crate::value::Object::View { kind: ViewKind::Keys | ViewKind::Items, .. })
        }
        _ => false,
    }
}
