//! Floats in hexadecimal, as C99's `%a` has them.

use crate::{Error, Kind, Result};

/// `float.hex()`
pub fn float_hex(x: f64) -> String {
    if !x.is_finite() {
        return crate::repr::float_repr(x);
    }
    let bits = x.to_bits();
    let sign = if x.is_sign_negative() { "-" } else { "" };
    let (fraction, exponent) = (bits & ((1 << 52) - 1), (bits >> 52 & 0x7ff) as i64);
    if fraction == 0 && exponent == 0 {
        return format!("{sign}0x0.0p+0");
    }
    let (whole, exponent) = if exponent == 0 { (0, -1022) } else { (1, exponent - 1023) };
    format!("{sign}0x{whole}.{fraction:013x}p{exponent:+}")
}

/// `float.fromhex(text)`
///
/// # Errors
/// `ValueError` for what is none, `OverflowError` for what is too large.
pub fn float_from_hex(text: &str) -> Result<f64> {
    let bad = || Error::value("invalid hexadecimal floating-point string");
    let lower = text.trim().to_ascii_lowercase();
    let (negative, rest) = match lower.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, lower.strip_prefix('+').unwrap_or(&lower)),
    };
    let signed = |x: f64| if negative { -x } else { x };
    match rest {
        "inf" | "infinity" => return Ok(signed(f64::INFINITY)),
        "nan" => return Ok(signed(f64::NAN)),
        _ => {}
    }
    let rest = rest.strip_prefix("0x").unwrap_or(rest);
    let (digits, exponent) = rest.split_once('p').unwrap_or((rest, "0"));
    let mut exponent: i64 = exponent.parse().map_err(|_| bad())?;
    exponent = exponent.clamp(-100_000, 100_000);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return Err(bad());
    }
    let mut mantissa = 0_u128;
    for (at, c) in whole.chars().chain(fraction.chars()).enumerate() {
        let digit = c.to_digit(16).ok_or_else(bad)?;
        let behind = at >= whole.len();
        if mantissa >> 120 == 0 {
            mantissa = mantissa << 4 | u128::from(digit);
            exponent -= if behind { 4 } else { 0 };
        } else {
            // What is this far behind only decides whether there is something.
            mantissa |= u128::from(digit != 0);
            exponent += if behind { 0 } else { 4 };
        }
    }
    if mantissa == 0 {
        return Ok(signed(0.0));
    }
    let bits = i64::from(128 - mantissa.leading_zeros());
    let top = bits - 1 + exponent;
    let kept = if top >= -1022 { 53 } else { 53 - (-1022 - top) };
    let drop = bits - kept;
    if drop > bits {
        return Ok(signed(0.0));
    }
    if drop > 0 {
        let (rest, half) = (mantissa & ((1 << drop) - 1), 1_u128 << (drop - 1));
        mantissa >>= drop;
        exponent += drop;
        mantissa += u128::from(rest > half || rest == half && mantissa & 1 == 1);
    }
    let x = scaled(mantissa as f64, exponent);
    if x.is_infinite() {
        let what = "hexadecimal value too large to represent as a float";
        return Err(Error::new(Kind::Overflow, what));
    }
    Ok(signed(x))
}

/// `x * 2**exponent`, rounded once.
pub fn scaled(x: f64, exponent: i64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let (mantissa, own) = split(x);
    let exponent = own + exponent.clamp(-10_000, 10_000);
    if exponent > 1024 {
        return f64::INFINITY.copysign(x);
    }
    if exponent >= -1021 {
        return mantissa * 2.0 * f64::from_bits(((exponent + 1022) as u64) << 52);
    }
    // Below the smallest normal number: a whole number of the smallest there is.
    let drop = (-1021 - exponent).min(60) as u32;
    let whole = (mantissa.abs() * 9_007_199_254_740_992.0) as u64;
    let (rest, half) = (whole & ((1 << drop) - 1), 1_u64 << (drop - 1));
    let kept = whole >> drop;
    let up = rest > half || rest == half && kept & 1 == 1;
    f64::from_bits(kept + u64::from(up)).copysign(x)
}

/// A mantissa from 0.5 up to 1, and an exponent.
pub fn split(x: f64) -> (f64, i64) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    let (x, less) =
        if x.abs() < f64::MIN_POSITIVE { (x * 18_014_398_509_481_984.0, 54) } else { (x, 0) };
    let exponent = (x.to_bits() >> 52 & 0x7ff) as i64 - 1022;
    let mantissa = f64::from_bits(x.to_bits() & !(0x7ff << 52) | 1022 << 52);
    (mantissa, exponent - less)
}
