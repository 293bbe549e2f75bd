//! Arithmetic of the built-in numbers.

use super::Vm;
use super::ops::{to_big, to_float};
use crate::code::{BinOp, UnOp};
use crate::types::ExcKind;
use crate::value::{Run, Value, well_known as w};
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Pow, Signed, ToPrimitive, Zero};

impl Vm {
    pub(super) fn zero_division(&mut self, what: &str) -> crate::value::Exc {
        self.error(ExcKind::ZeroDivisionError, what)
    }

    pub(super) fn small_op(&mut self, op: BinOp, x: i64, y: i64) -> Run<Option<Value>> {
        Ok(match op {
            BinOp::Add => x.checked_add(y).map(Value::Int),
            BinOp::Sub => x.checked_sub(y).map(Value::Int),
            BinOp::Mul => x.checked_mul(y).map(Value::Int),
            BinOp::Div => {
                if y == 0 {
                    return Err(self.zero_division("division by zero"));
                }
                const EXACT: i64 = 1 << 53;
                if x.abs() <= EXACT && y.abs() <= EXACT {
                    Some(Value::Float(x as f64 / y as f64))
                } else {
                    None
                }
            }
            BinOp::FloorDiv => {
                if y == 0 {
                    return Err(self.zero_division("integer division or modulo by zero"));
                }
                if x == i64::MIN && y == -1 {
                    None
                } else {
                    Some(Value::Int(Integer::div_floor(&x, &y)))
                }
            }
            BinOp::Mod => {
                if y == 0 {
                    return Err(self.zero_division("integer modulo by zero"));
                }
                if y == -1 {
                    Some(Value::Int(0))
                } else {
                    Some(Value::Int(Integer::mod_floor(&x, &y)))
                }
            }
            BinOp::And => Some(Value::Int(x & y)),
            BinOp::Or => Some(Value::Int(x | y)),
            BinOp::Xor => Some(Value::Int(x ^ y)),
            BinOp::RShift if y >= 0 => Some(Value::Int(x >> y.min(63))),
            BinOp::LShift
                if (0..62).contains(&y) && x.unsigned_abs().leading_zeros() as i64 > y + 1 =>
            {
                Some(Value::Int(x << y))
            }
            BinOp::Pow if (0..64).contains(&y) => x.checked_pow(y as u32).map(Value::Int),
            _ => None,
        })
    }

    pub(super) fn big_binary(&mut self, op: BinOp, x: &BigInt, y: &BigInt) -> Run<Option<Value>> {
        Ok(Some(Value::big(match op {
            BinOp::Add => x + y,
            BinOp::Sub => x - y,
            BinOp::Mul => {
                self.int_bits((x.bits() + y.bits()) as usize)?;
                x * y
            }
            BinOp::Div => {
                if y.is_zero() {
                    return Err(self.zero_division("division by zero"));
                }
                return match crate::text::true_divide(x, y) {
                    Some(f) => Ok(Some(Value::Float(f))),
                    None => Err(self.error(
                        ExcKind::OverflowError,
                        "integer division result too large for a float",
                    )),
                };
            }
            BinOp::FloorDiv => {
                if y.is_zero() {
                    return Err(self.zero_division("integer division or modulo by zero"));
                }
                x.div_floor(y)
            }
            BinOp::Mod => {
                if y.is_zero() {
                    return Err(self.zero_division("integer modulo by zero"));
                }
                x.mod_floor(y)
            }
            BinOp::And => x & y,
            BinOp::Or => x | y,
            BinOp::Xor => x ^ y,
            BinOp::LShift | BinOp::RShift => {
                if y.is_negative() {
                    return Err(self.error(ExcKind::ValueError, "negative shift count"));
                }
                let Some(n) = y.to_usize() else {
                    if op == BinOp::RShift || x.is_zero() {
                        return Ok(Some(Value::Int(if x.is_negative() && op == BinOp::RShift {
                            -1
                        } else {
                            0
                        })));
                    }
                    return Err(self.error(ExcKind::OverflowError, "too many digits in integer"));
                };
                if op == BinOp::LShift {
                    self.int_bits(n.saturating_add(x.bits() as usize))?;
                    x << n
                } else {
                    x >> n
                }
            }
            BinOp::Pow => {
                if y.is_negative() {
                    let (Some(a), Some(b)) = (x.to_f64(), y.to_f64()) else { return Ok(None) };
                    return self.float_op(BinOp::Pow, a, b);
                }
                let Some(n) = y.to_u32() else {
                    return match x.to_i64() {
                        Some(0 | 1) => Ok(Some(Value::big(x.clone()))),
                        Some(-1) => Ok(Some(Value::Int(if y.is_even() { 1 } else { -1 }))),
                        _ => Err(self.out_of_memory()),
                    };
                };
                self.int_bits((x.bits() as usize).saturating_mul(n as usize))?;
                Pow::pow(x, n)
            }
            BinOp::MatMul => return Ok(None),
        })))
    }

    pub(super) fn float_op(&mut self, op: BinOp, x: f64, y: f64) -> Run<Option<Value>> {
        Ok(Some(Value::Float(match op {
            BinOp::Add => x + y,
            BinOp::Sub => x - y,
            BinOp::Mul => x * y,
            BinOp::Div => {
                if y == 0.0 {
                    return Err(self.zero_division("float division by zero"));
                }
                x / y
            }
            BinOp::FloorDiv | BinOp::Mod => {
                if y == 0.0 {
                    return Err(self.zero_division(if op == BinOp::Mod {
                        "float modulo"
                    } else {
                        "float floor division by zero"
                    }));
                }
                let (div, modulo) = float_divmod(x, y);
                if op == BinOp::Mod { modulo } else { div }
            }
            BinOp::Pow => {
                if x == 0.0 && y < 0.0 {
                    return Err(self.zero_division("0.0 cannot be raised to a negative power"));
                }
                if x < 0.0 && y.fract() != 0.0 && x.is_finite() && y.is_finite() {
                    return Err(self.error(
                        ExcKind::NotImplementedError,
                        "complex numbers are not there: the power of a negative number with a broken exponent is one",
                    ));
                }
                let z = x.powf(y);
                if z.is_infinite() && x.is_finite() && y.is_finite() {
                    return Err(self.exception(
                        ExcKind::OverflowError,
                        vec![Value::Int(34), Value::str("Numerical result out of range")],
                    ));
                }
                z
            }
            _ => return Ok(None),
        })))
    }

    /// `divmod(a, b)`
    pub(crate) fn divmod(&mut self, a: &Value, b: &Value) -> Run<Value> {
        if let (Value::Float(_), _) | (_, Value::Float(_)) = (a.plain(), b.plain())
            && let (Some(x), Some(y)) = (to_float(a.plain()), to_float(b.plain()))
        {
            if y == 0.0 {
                return Err(self.zero_division("float divmod()"));
            }
            let (d, m) = float_divmod(x, y);
            return Ok(Value::tuple(vec![Value::Float(d), Value::Float(m)]));
        }
        if let Some(v) = self.dunder(a, b, w::DIVMOD, w::RDIVMOD)? {
            return Ok(v);
        }
        if to_big(a.plain()).is_none() || to_big(b.plain()).is_none() {
            let (x, y) = (super::type_name(self, a), super::type_name(self, b));
            return Err(self
                .type_error(format!("unsupported operand type(s) for divmod(): '{x}' and '{y}'")));
        }
        Ok(Value::tuple(vec![self.binary(BinOp::FloorDiv, a, b)?, self.binary(BinOp::Mod, a, b)?]))
    }

    /// `-a`, `+a`, `~a`
    pub(crate) fn unary(&mut self, op: UnOp, a: &Value) -> Run<Value> {
        let (name, sign) = match op {
            UnOp::Neg => (w::NEG, "-"),
            UnOp::Pos => (w::POS, "+"),
            _ => (w::INVERT, "~"),
        };
        if let Some(m) = self.custom(a, name) {
            return self.call_special(&m, a, &[]);
        }
        let v = match (op, a.plain()) {
            (UnOp::Neg, Value::Int(i)) => {
                i.checked_neg().map_or_else(|| Value::big(-BigInt::from(*i)), Value::Int)
            }
            (UnOp::Neg, Value::Float(f)) => Value::Float(-f),
            (UnOp::Neg, Value::Bool(b)) => Value::Int(-i64::from(*b)),
            (UnOp::Neg, Value::BigInt(b)) => Value::big(-(**b).clone()),
            (UnOp::Pos, Value::Bool(b)) => Value::Int(i64::from(*b)),
            (UnOp::Pos, v @ (Value::Int(_) | Value::Float(_) | Value::BigInt(_))) => v.clone(),
            (UnOp::Invert, Value::Int(i)) => Value::Int(!i),
            (UnOp::Invert, Value::Bool(b)) => Value::Int(!i64::from(*b)),
            (UnOp::Invert, Value::BigInt(b)) => Value::big(-(**b).clone() - 1),
            _ => {
                let t = super::type_name(self, a);
                return Err(self.type_error(format!("bad operand type for unary {sign}: '{t}'")));
            }
        };
        Ok(v)
    }
}

/// Floor division and modulo of floats; the modulo has the divisor's sign. Source: the language reference, 6.7.
pub(crate) fn float_divmod(x: f64, y: f64) -> (f64, f64) {
    let mut modulo = x % y;
    let mut div = (x - modulo) / y;
    if modulo == 0.0 {
        modulo = 0.0_f64.copysign(y);
    } else if (y < 0.0) != (modulo < 0.0) {
        modulo += y;
        div -= 1.0;
    }
    let floor = if div == 0.0 {
        0.0_f64.copysign(x / y)
    } else {
        let f = div.floor();
        if div - f > 0.5 { f + 1.0 } else { f }
    };
    (floor, modulo)
}
