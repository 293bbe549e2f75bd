//! Powers of integers.

use num_bigint::BigInt;
use num_integer::Integer as _;
use num_traits::{One as _, Pow as _, Signed as _, Zero as _};

use super::int::room_for;
use super::{bit_length, float_pow, int_to_f64};
use crate::{Error, Int, IntRef, Result};

/// What `a ** b` of two integers is.
#[derive(Clone, Debug, PartialEq)]
pub enum Power {
    /// With an exponent from 0 on.
    Int(Int),
    /// With a negative one.
    Float(f64),
}

/// At least the bits that `a ** b` has, for whoever limits memory; at most `b` more. Saturates.
pub fn pow_bits<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> u64 {
    let (bits, b) = (bit_length(a), b.into());
    if bits <= 1 || b.is_negative() || b.is_zero() {
        return 1;
    }
    b.small().map_or(u64::MAX, |b| (bits - 1).saturating_mul(b.unsigned_abs()))
}

/// `a ** b`
///
/// # Errors
/// `ZeroDivisionError` for 0 to a negative power, `MemoryError` where the result is too large.
pub fn pow<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Result<Power> {
    let (a, b) = (a.into(), b.into());
    if b.is_negative() {
        return Ok(Power::Float(float_pow(int_to_f64(a)?, int_to_f64(b)?)?.unwrap_or(f64::NAN)));
    }
    if let (Some(a), Some(b)) = (a.small(), b.small().and_then(|b| u32::try_from(b).ok()))
        && let Some(power) = a.checked_pow(b)
    {
        return Ok(Power::Int(Int::Small(power)));
    }
    let power = match a.small() {
        Some(a @ (0 | 1)) => Int::Small(a),
        Some(-1) => Int::Small(if b.is_odd() { -1 } else { 1 }),
        _ => {
            room_for(pow_bits(a, b))?;
            let exponent = b.small().and_then(|b| u64::try_from(b).ok()).unwrap_or(0);
            a.to_big().pow(exponent).into()
        }
    };
    Ok(Power::Int(power))
}

/// `pow(a, b, m)`; a negative `b` takes the inverse
///
/// # Errors
/// `ValueError` as CPython's.
pub fn pow_mod<'a>(
    a: impl Into<IntRef<'a>>,
    b: impl Into<IntRef<'a>>,
    m: impl Into<IntRef<'a>>,
) -> Result<Int> {
    let (a, b, m) = (a.into(), b.into(), m.into());
    if m.is_zero() {
        return Err(Error::value("pow() 3rd argument cannot be 0"));
    }
    let (mut base, exponent, m) = (a.to_big(), b.to_big(), m.to_big());
    let magnitude = m.abs();
    if exponent.is_negative() {
        let found = base.mod_floor(&magnitude).extended_gcd(&magnitude);
        if !found.gcd.is_one() && !magnitude.is_one() {
            return Err(Error::value("base is not invertible for the given modulus"));
        }
        base = found.x;
    }
    let power = base.mod_floor(&magnitude).modpow(&exponent.abs(), &magnitude);
    // The result has the modulus's sign.
    let result = if m.is_negative() && !power.is_zero() { power + &m } else { power };
    Ok(BigInt::mod_floor(&result, &m).into())
}
