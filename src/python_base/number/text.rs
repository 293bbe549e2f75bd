//! Integers as text.

use num_bigint::BigInt;

use super::parse::MOST_DIGITS;
use crate::{Error, IntRef, Result};

/// `str(i)`
///
/// # Errors
/// `ValueError` beyond 4300 digits, which CPython refuses since 3.11 because converting them takes quadratic time.
pub fn int_to_string<'a>(i: impl Into<IntRef<'a>>) -> Result<String> {
    let i = match i.into() {
        IntRef::Small(i) => return Ok(i.to_string()),
        IntRef::Big(i) => i,
    };
    // A digit is worth 3.32 bits; what has far more than allowed is not converted to be counted.
    let text = if i.bits() / 4 > MOST_DIGITS as u64 { None } else { Some(i.to_string()) };
    text.filter(|text| text.trim_start_matches('-').len() <= MOST_DIGITS).ok_or_else(|| {
        Error::value(format!(
            "Exceeds the limit ({MOST_DIGITS} digits) for integer string conversion; \
             use sys.set_int_max_str_digits() to increase the limit"
        ))
    })
}

/// An integer's digits in a base from 2 to 36, lower case, `-` before them if it is negative. Has no limit, so it is
/// meant for powers of two.
pub fn int_to_radix<'a>(i: impl Into<IntRef<'a>>, radix: u32) -> String {
    match i.into() {
        IntRef::Small(i) => BigInt::from(i).to_str_radix(radix.clamp(2, 36)),
        IntRef::Big(i) => i.to_str_radix(radix.clamp(2, 36)),
    }
}
