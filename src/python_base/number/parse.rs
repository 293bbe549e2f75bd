//! `int("…")` and `float("…")`.

use num_bigint::{BigInt, BigUint, Sign};

use crate::repr::str_repr;
use crate::unicode::{decimal, is_space};
use crate::{Error, Int, Result};

/// The digits that `int` reads and `str` writes in bases that are no power of two: `sys.get_int_max_str_digits()`.
pub(super) const MOST_DIGITS: usize = 4_300;

/// `int(text, base)`: base 0 takes the one that the literal names.
///
/// # Errors
/// `ValueError` as CPython's.
pub fn parse_int(text: &str, base: i64) -> Result<Int> {
    let base = match u32::try_from(base) {
        Ok(base @ (0 | 2..=36)) => base,
        _ => return Err(Error::value("int() base must be >= 2 and <= 36, or 0")),
    };
    // Most texts are a few digits.
    if base == 10 && (1..=18).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) {
        let value = text.bytes().fold(0, |value, b| value * 10 + i64::from(b - b'0'));
        return Ok(Int::Small(value));
    }
    let invalid = || {
        // CPython shows at most 200 characters.
        let shown: String = str_repr(text).chars().take(200).collect();
        Error::value(format!("invalid literal for int() with base {base}: {shown}"))
    };
    let text = text.trim_matches(is_space);
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let prefixed = |base, lower, upper| {
        let rest = unsigned.strip_prefix('0')?.strip_prefix([lower, upper])?;
        // `0x_1` is fine, `0x` is not.
        Some((base, rest.strip_prefix('_').unwrap_or(rest)))
    };
    let named =
        prefixed(16, 'x', 'X').or_else(|| prefixed(8, 'o', 'O')).or_else(|| prefixed(2, 'b', 'B'));
    let (radix, digits) = match named {
        Some((named, rest)) if base == 0 || base == named => (named, rest),
        _ if base == 0 => (10, unsigned),
        _ => (base, unsigned),
    };
    let mut values = Vec::with_capacity(digits.len());
    let mut separated = true;
    for c in digits.chars() {
        if c == '_' {
            if separated {
                return Err(invalid());
            }
            separated = true;
            continue;
        }
        let digit = if c.is_ascii() { c.to_digit(36) } else { decimal(c) };
        let digit = digit.filter(|digit| *digit < radix).ok_or_else(invalid)?;
        values.push(digit as u8);
        separated = false;
    }
    if separated {
        return Err(invalid());
    }
    // Like a literal in a program, which has no leading zeros, for these once meant octal.
    if base == 0 && named.is_none() && values[0] == 0 && values.iter().any(|digit| *digit != 0) {
        return Err(invalid());
    }
    if !radix.is_power_of_two() && values.len() > MOST_DIGITS {
        return Err(Error::value(format!(
            "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion: value has {} digits; \
             use sys.set_int_max_str_digits() to increase the limit",
            values.len()
        )));
    }
    let mut small: i64 = 0;
    let fits = values.iter().all(|digit| {
        let next =
            small.checked_mul(i64::from(radix)).and_then(|v| v.checked_add(i64::from(*digit)));
        small = next.unwrap_or(0);
        next.is_some()
    });
    if fits {
        return Ok(Int::Small(if negative { -small } else { small }));
    }
    let magnitude = BigUint::from_radix_be(&values, radix).ok_or_else(invalid)?;
    let sign = if negative { Sign::Minus } else { Sign::Plus };
    Ok(BigInt::from_biguint(sign, magnitude).into())
}

/// `float(text)`
///
/// # Errors
/// `ValueError` as CPython's.
pub fn parse_float(text: &str) -> Result<f64> {
    let invalid = || Error::value(format!("could not convert string to float: {}", str_repr(text)));
    // Most texts are digits and a point, which Rust reads as Python does.
    if text.bytes().all(|b| b.is_ascii_digit() || b == b'.')
        && let Ok(value) = text.parse()
    {
        return Ok(value);
    }
    let stripped = text.trim_matches(is_space);
    let mut plain = String::with_capacity(stripped.len());
    let mut previous = ' ';
    for c in stripped.chars() {
        let c = match decimal(c) {
            Some(digit) => char::from_digit(digit, 10).unwrap_or('0'),
            None => c,
        };
        // Underscores stand between digits only.
        let wrong = if c == '_' {
            !previous.is_ascii_digit()
        } else {
            previous == '_' && !c.is_ascii_digit()
        };
        if wrong {
            return Err(invalid());
        }
        if c != '_' {
            plain.push(c);
        }
        previous = c;
    }
    if previous == '_' || !is_float(&plain) {
        return Err(invalid());
    }
    plain.parse().map_err(|_| invalid())
}

/// Whether text is a float's: Rust's grammar allows a little else and less.
fn is_float(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    if ["inf", "infinity", "nan"].iter().any(|word| unsigned.eq_ignore_ascii_case(word)) {
        return true;
    }
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent_fits = exponent.is_none_or(|exponent| {
        let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
        !exponent.is_empty() && digits(exponent)
    });
    digits(whole) && digits(fraction) && !(whole.is_empty() && fraction.is_empty()) && exponent_fits
}
