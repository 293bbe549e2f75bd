//! Arithmetic of floats: what `//`, `%`, `**` and `round` are beyond the hardware's operations.

use crate::decimal::Digits;
use crate::{Error, Kind, Result};

/// Places from which on rounding changes no float.
const MOST_PLACES: i64 = 323;

/// Places before the point from which on every float rounds to zero.
const LEAST_PLACES: i64 = -308;

/// `a / b`
///
/// # Errors
/// `ZeroDivisionError`
pub fn float_true_div(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 {
        return Err(Error::zero_division("float division by zero"));
    }
    Ok(a / b)
}

/// Quotient rounded down and remainder with the divisor's sign, of which the quotient is exact where the
/// remainder is: the quotient is taken of what the remainder leaves.
fn divided(a: f64, b: f64) -> (f64, f64) {
    let mut rest = a % b;
    let mut quotient = (a - rest) / b;
    if rest == 0.0 {
        rest = 0.0_f64.copysign(b);
    } else if (b < 0.0) != (rest < 0.0) {
        rest += b;
        quotient -= 1.0;
    }
    let whole = if quotient == 0.0 {
        0.0_f64.copysign(a / b)
    } else {
        let floor = quotient.floor();
        if quotient - floor > 0.5 { floor + 1.0 } else { floor }
    };
    (whole, rest)
}

/// `a // b`
///
/// # Errors
/// `ZeroDivisionError`
pub fn float_floor_div(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 {
        return Err(Error::zero_division("float floor division by zero"));
    }
    Ok(divided(a, b).0)
}

/// `a % b`
///
/// # Errors
/// `ZeroDivisionError`
pub fn float_mod(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 {
        return Err(Error::zero_division("float modulo"));
    }
    Ok(divided(a, b).1)
}

/// `divmod(a, b)`
///
/// # Errors
/// `ZeroDivisionError`
pub fn float_divmod(a: f64, b: f64) -> Result<(f64, f64)> {
    if b == 0.0 {
        return Err(Error::zero_division("float divmod()"));
    }
    Ok(divided(a, b))
}

/// `a ** b`; none where Python gives a complex number: a negative base with a broken exponent
///
/// # Errors
/// `ZeroDivisionError` for 0 to a negative power; `OverflowError`, whose arguments are 34 and the message.
pub fn float_pow(a: f64, b: f64) -> Result<Option<f64>> {
    if a == 0.0 && b < 0.0 {
        return Err(Error::zero_division("0.0 cannot be raised to a negative power"));
    }
    if a < 0.0 && a.is_finite() && b.is_finite() && b.fract() != 0.0 {
        return Ok(None);
    }
    let power = a.powf(b);
    if power.is_infinite() && a.is_finite() && b.is_finite() {
        return Err(Error::overflow("(34, 'Numerical result out of range')"));
    }
    Ok(Some(power))
}

/// `round(x, digits)`: to the nearest decimal, halves (of the exact value) to even, then to the nearest float
///
/// # Errors
/// `OverflowError` where the result is beyond the largest float.
pub fn float_round(x: f64, digits: i64) -> Result<f64> {
    if !x.is_finite() || digits > MOST_PLACES {
        return Ok(x);
    }
    if digits < LEAST_PLACES {
        return Ok(0.0 * x);
    }
    let rounded = if let Ok(places) = usize::try_from(digits) {
        format!("{x:.places$}").parse()
    } else {
        whole(x, digits).parse()
    };
    // It is a number that was just written.
    let rounded: f64 = rounded.unwrap_or(x);
    if rounded.is_infinite() {
        return Err(Error::new(Kind::Overflow, "rounded value too large to represent"));
    }
    Ok(rounded.copysign(x))
}

/// The magnitude of `x`, rounded to 10^-digits.
fn whole(x: f64, digits: i64) -> String {
    let all = Digits::significant(x, usize::MAX);
    let kept = all.point + digits;
    let Ok(count) = usize::try_from(kept) else { return "0".to_owned() };
    if count == 0 {
        // Nothing is kept: it is a unit or none. All digits are here, so that a half is exactly one.
        let up = all.digits.as_str() > "5";
        return if up { format!("1e{}", -digits) } else { "0".to_owned() };
    }
    let rounded = Digits::significant(x, count);
    format!("0.{}e{}", rounded.digits, rounded.point)
}
