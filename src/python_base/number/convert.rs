//! Between integers and floats, without losing a bit more than CPython does.

use std::cmp::Ordering;

use num_bigint::{BigInt, BigUint};
use num_integer::Integer as _;
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};

use super::bit_length;
use crate::{Error, Int, IntRef, Result};

/// The bits of a float's fraction, with the one that is not stored.
const MANTISSA: i64 = 53;

/// The exponent of the smallest subnormal.
const LEAST_EXPONENT: i64 = -1_074;

/// `float(i)`, rounded half to even
///
/// # Errors
/// `OverflowError` beyond the largest float.
pub fn int_to_f64<'a>(i: impl Into<IntRef<'a>>) -> Result<f64> {
    let i = match i.into() {
        IntRef::Small(i) => return Ok(i as f64),
        IntRef::Big(i) => i,
    };
    ratio(i.is_negative(), i.magnitude(), &BigUint::from(1_u32))
        .ok_or_else(|| Error::overflow("int too large to convert to float"))
}

/// `int(x)`, towards zero
///
/// # Errors
/// `OverflowError` for infinities, `ValueError` for NaN.
pub fn float_to_int(x: f64) -> Result<Int> {
    if x.is_nan() {
        return Err(Error::value("cannot convert float NaN to integer"));
    }
    if x.is_infinite() {
        return Err(Error::overflow("cannot convert float infinity to integer"));
    }
    let whole = x.trunc();
    // Both bounds are floats; the upper one is no i64.
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&whole) {
        return Ok(Int::Small(whole as i64));
    }
    let (mantissa, exponent) = parts(whole);
    Ok((BigInt::from(mantissa) << exponent).into())
}

/// A finite float as mantissa · 2^exponent.
fn parts(x: f64) -> (i64, i64) {
    let bits = x.to_bits();
    let fraction = (bits & ((1 << 52) - 1)) as i64;
    let (mantissa, exponent) = match (bits >> 52 & 0x7ff) as i64 {
        0 => (fraction, LEAST_EXPONENT),
        exponent => (fraction | 1 << 52, exponent - 1 + LEAST_EXPONENT),
    };
    (if x.is_sign_negative() { -mantissa } else { mantissa }, exponent)
}

/// `x.as_integer_ratio()`
///
/// # Errors
/// `OverflowError` for infinities, `ValueError` for NaN.
pub fn float_as_integer_ratio(x: f64) -> Result<(Int, Int)> {
    if x.is_nan() {
        return Err(Error::value("cannot convert NaN to integer ratio"));
    }
    if x.is_infinite() {
        return Err(Error::overflow("cannot convert Infinity to integer ratio"));
    }
    let (mut mantissa, mut exponent) = parts(x);
    if mantissa == 0 {
        return Ok((Int::Small(0), Int::Small(1)));
    }
    let zeros = mantissa.trailing_zeros();
    mantissa >>= zeros;
    exponent += i64::from(zeros);
    let one = BigInt::from(1);
    Ok(if exponent >= 0 {
        ((BigInt::from(mantissa) << exponent).into(), Int::Small(1))
    } else {
        (Int::Small(mantissa), (one << -exponent).into())
    })
}

/// `a / b` of integers: the float nearest to the exact quotient
///
/// # Errors
/// `ZeroDivisionError`, and `OverflowError` where the quotient is beyond the largest float.
pub fn true_div<'a>(a: impl Into<IntRef<'a>>, b: impl Into<IntRef<'a>>) -> Result<f64> {
    let (a, b) = (a.into(), b.into());
    if b.is_zero() {
        return Err(Error::zero_division("division by zero"));
    }
    // Where both are floats exactly, so is the quotient but for its own rounding.
    if let (Some(a), Some(b)) = (a.small(), b.small())
        && a.unsigned_abs().max(b.unsigned_abs()) <= 1 << MANTISSA
    {
        return Ok(a as f64 / b as f64);
    }
    let negative = a.is_negative() != b.is_negative();
    ratio(negative, a.to_big().magnitude(), b.to_big().magnitude())
        .ok_or_else(|| Error::overflow("integer division result too large for a float"))
}

/// The float nearest to a quotient, halves to even; none beyond the largest. One division with enough bits, the rest
/// kept as one more: what decides the rounding is whether anything is left.
fn ratio(negative: bool, a: &BigUint, b: &BigUint) -> Option<f64> {
    let zero = if negative { -0.0 } else { 0.0 };
    if a.is_zero() {
        return Some(zero);
    }
    // The quotient lies between 2^(order - 1) and 2^(order + 1).
    let order = a.bits() as i64 - b.bits() as i64;
    if order > 1_025 {
        return None;
    }
    if order < LEAST_EXPONENT - 2 {
        return Some(zero);
    }
    // Two bits more than the mantissa holds; as many fewer as the quotient is subnormal.
    let shift = (order - MANTISSA - 2).max(LEAST_EXPONENT - 2);
    let (quotient, rest) =
        if shift >= 0 { a.div_rem(&(b << shift)) } else { (a << -shift).div_rem(b) };
    let mut bits = quotient.to_u64()?;
    if !rest.is_zero() {
        // Below the half, so that a half with something left is no half.
        bits |= 1;
    }
    let length = 64 - i64::from(bits.leading_zeros());
    let drop = (length - MANTISSA).max(LEAST_EXPONENT - shift);
    let half = 1_u64 << (drop - 1);
    let kept = bits >> drop;
    let dropped = bits & ((1 << drop) - 1);
    let up = dropped > half || (dropped == half && kept & 1 == 1);
    let kept = kept + u64::from(up);
    // At most 2^53, and so exact; so is each product, but for overflow.
    let exponent = shift + drop;
    let scaled = scale(kept as f64, exponent);
    scaled.is_finite().then_some(if negative { -scaled } else { scaled })
}

/// x · 2^exponent where the result is a float or overflows.
fn scale(x: f64, exponent: i64) -> f64 {
    // Half of the way each, for the power alone may be no float.
    let half = exponent / 2;
    let power = |e: i64| 2_f64.powi(e as i32);
    x * power(half) * power(exponent - half)
}

/// How an integer compares with a float, exactly; none for NaN.
pub fn compare_int_float<'a>(i: impl Into<IntRef<'a>>, x: f64) -> Option<Ordering> {
    let i = i.into();
    if x.is_nan() {
        return None;
    }
    if let IntRef::Small(i) = i
        && i.unsigned_abs() <= 1 << MANTISSA
    {
        return (i as f64).partial_cmp(&x);
    }
    if x.is_infinite() || bit_length(i) > 1_024 {
        let infinite = if x.is_infinite() { 0.0_f64.total_cmp(&x) } else { i.signum().cmp(&0) };
        return Some(infinite);
    }
    let whole = float_to_int(x).ok()?;
    // Equal up to the fraction, which then decides.
    Some(i.cmp(&whole.as_ref()).then_with(|| 0.0_f64.total_cmp(&(x.fract() + 0.0))))
}
